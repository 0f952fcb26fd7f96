#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What came of editing a text elsewhere.
package enum EditedText: Sendable, Equatable {
  /// What was saved, without line breaks at its end.
  case saved(String)
  /// Neither VISUAL nor EDITOR names an editor.
  case noEditor
  /// The editor ended with this status; the shell has 127 for one that is not there.
  case failed(editor: String, status: Int32)
  /// The text could not be handed over, or not be read back.
  case noFile
}

/// An editor of the person's own choice, for a text of one or more lines.
struct ExternalEditor {
  /// The terminal.
  let input: Int32

  /// No text that is meant as commands is longer, in bytes.
  private static let longest = 16 << 20

  /// Has the person edit a text, and waits until they have left the editor. The terminal is then as it was.
  func edit(_ text: String) -> EditedText {
    let variables: [String] = ["VISUAL", "EDITOR"]
    let names = variables.compactMap { name in getenv(name).map { String(cString: $0) } }
    guard let editor = names.first(where: { $0.contains { !$0.isWhitespace } }) else { return .noEditor }
    var path = Array("/tmp/unroll-XXXXXX".utf8CString)
    if let folder = getenv("TMPDIR").map({ String(cString: $0) }), !folder.isEmpty {
      path = Array((folder + "/unroll-XXXXXX").utf8CString)
    }
    let file = mkstemp(&path)
    guard file >= 0 else { return .noFile }
    let name = String(decoding: path.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    defer { unlink(name) }
    let written = writeWhole(text + "\n", to: file)
    guard close(file) == 0, written == 0 else { return .noFile }
    let status = ForegroundProgram(input: input).run(["/bin/sh", "-c", editor + " \"$1\"", "sh", name])
    guard status == 0 else { return .failed(editor: editor, status: status) }
    return read(name)
  }

  private func read(_ name: String) -> EditedText {
    let file = open(name, O_RDONLY)
    guard file >= 0 else { return .noFile }
    defer { close(file) }
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    var text: [UInt8] = []
    while text.count <= Self.longest {
      let count = systemRead(file, &bytes, bytes.count)
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { break }
      text += bytes[..<count]
    }
    guard var text = String(validating: text, as: UTF8.self) else { return .noFile }
    while text.last?.isNewline == true { text.removeLast() }
    return .saved(text)
  }
}
