import Phrases
import Text

/// A session in another form than a session file: a list of commands, a transcript of a terminal, a notebook that was
/// exported.
package struct ImportedSession: Sendable, Equatable {
  /// A piece of it.
  package enum Part: Sendable, Equatable {
    /// Markdown.
    case prose(String)
    /// A command, and its output if that is known.
    case command(String, output: [String])
  }

  /// The language that it begins in.
  package let language: Language
  /// Comments at the head of the file, a line each.
  package let head: [String]
  /// Prose and commands in their order.
  package let parts: [Part]

  /// Reads a file.
  ///
  /// - Throws: `ImportError`.
  package init(_ bytes: [UInt8]) throws(ImportError) {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let bytes = bytes.starts(with: mark) ? Array(bytes.dropFirst(mark.count)) : bytes
    if bytes.first(where: { !BlockLine.isBlank($0) && $0 != 0x0A && $0 != 0x0D }) == UInt8(ascii: "{") {
      (language, head, parts) = try ImportedSession.notebook(bytes)
    } else if let document = try? SessionDocument(bytes), !document.cells.isEmpty {
      (language, head, parts) = ImportedSession.parts(of: document)
    } else {
      guard let text = String(validating: bytes, as: UTF8.self) else {
        throw .notUTF8(line: SessionDocument.lineOfInvalidText(bytes))
      }
      (language, head, parts) = ImportedSession.withHead(ImportedText(text).parts)
    }
    guard !commands.isEmpty else { throw .noCommands }
  }

  /// The commands, in order.
  package var commands: [String] {
    parts.compactMap { part in
      guard case .command(let text, _) = part else { return nil }
      return text
    }
  }

  /// A page with nothing but its language and what its head declares; nil if the head is none that a session file can have.
  var emptyPage: SessionRecorder? {
    let text = headText + "# \(SessionDocument.savedTitle)\n\n"
    guard let document = try? SessionDocument(Array(text.utf8)) else { return nil }
    return SessionRecorder(document)
  }

  /// A session file with all of it. Prose that would be read as a part of a block stands in a block of its own.
  package var document: String {
    let text = document { $0 }
    let read = (try? SessionDocument(Array(text.utf8)))?.cells.map { $0.command } ?? []
    if read == commands { return text }
    return document { ImportedSession.asBlock($0) }
  }

  /// Markdown that shows a text as it stands: four blanks make text of any kind a block that nothing in it ends.
  static func asBlock(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { "    " + $0 }.joined(separator: "\n")
  }

  /// The comments that a session file begins with.
  private var headText: String { SessionDocument.firstLine(of: language) + head.map { $0 + "\n" }.joined() }

  private func document(_ prose: (String) -> String) -> String {
    var blocks: [String] = []
    var cells: [SessionRecorder.Cell] = []
    func close() {
      if !cells.isEmpty { blocks.append(ImportedSession.block(of: cells)) }
      cells = []
    }
    for part in parts {
      switch part {
      case .prose(let text):
        close()
        blocks.append(prose(text) + "\n")
      case .command(let text, let output): cells.append(SessionRecorder.Cell(command: text, output: output))
      }
    }
    close()
    if case .command? = parts.first { blocks.insert("# \(SessionDocument.savedTitle)\n", at: 0) }
    return headText + blocks.joined(separator: "\n")
  }

  /// A block of commands, whose fence is longer than any run of backquotes in their output.
  private static func block(of cells: [SessionRecorder.Cell]) -> String {
    var longest = 2
    for line in cells.flatMap({ $0.output }) {
      var length = 0
      for byte in line.utf8 {
        length = byte == UInt8(ascii: "`") ? length + 1 : 0
        longest = max(longest, length)
      }
    }
    let fence = String(repeating: "`", count: longest + 1)
    return "\(fence)unroll\n" + cells.map { $0.text(fence: fence) }.joined() + fence + "\n"
  }

  /// What a session file holds.
  private static func parts(of document: SessionDocument) -> (Language, head: [String], [Part]) {
    let commands = document.cells.enumerated().map { index, cell in
      HandOut.Command(number: index + 1, text: cell.command, outputs: [], lines: cell.output, language: .english)
    }
    let handOut = HandOut(document, commands: commands, name: "")
    return (document.language, handOut.head, handOut.sessionParts)
  }

  /// What a list holds whose first comments are the head of a session.
  private static func withHead(_ parts: [Part]) -> (Language, head: [String], [Part]) {
    guard case .prose(let text)? = parts.first else { return (.english, [], parts) }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
    let rest = lines.drop { $0.isEmpty || $0.hasPrefix("<!--") && $0.hasSuffix("-->") }
    var head = lines[..<rest.startIndex].filter { !$0.isEmpty }
    var language = Language.english
    for other in Language.allCases where other != .english {
      guard let index = head.firstIndex(where: { $0 + "\n" == SessionDocument.firstLine(of: other) }) else { continue }
      language = other
      head.remove(at: index)
    }
    let prose: [Part] = rest.isEmpty ? [] : [.prose(rest.joined(separator: "\n"))]
    return (language, head, prose + parts.dropFirst())
  }
}

extension HandOut {
  /// The parts as those of a session, with the title as its heading.
  fileprivate var sessionParts: [ImportedSession.Part] {
    let heading: [ImportedSession.Part] = title.isEmpty ? [] : [.prose("# " + title)]
    return heading
      + parts.map { part in
        switch part {
        case .prose(let text): .prose(text)
        case .command(let command): .command(command.text, output: command.lines)
        }
      }
  }
}

// MARK: notebooks

extension ImportedSession {
  /// What a notebook holds that was exported.
  ///
  /// - Throws: `ImportError`.
  private static func notebook(_ bytes: [UInt8]) throws(ImportError) -> (Language, head: [String], [Part]) {
    let json: JSONValue
    do throws(JSONError) { json = try JSONReader.value(bytes) } catch { throw ImportError(error, in: bytes) }
    guard case .number("4")? = json["nbformat"], let cells = json["cells"]?.array else { throw .notNotebook }
    let metadata = json["metadata"]
    let name = metadata?["language_info"]?["name"]?.string ?? metadata?["kernelspec"]?["name"]?.string ?? ""
    guard metadata?["unroll"] != nil || name == "unroll" else { throw .foreignNotebook(language: name) }
    let language = metadata?["unroll"]?["language"]?.string.flatMap { Language(rawValue: $0) }
    // Only comments: anything else there would be a part of the session that nobody sees in the notebook.
    let head = lines(metadata?["unroll"]?["head"]).filter { $0.hasPrefix("<!--") && $0.hasSuffix("-->") }
    return (language ?? .english, head, cells.flatMap { parts(of: $0) })
  }

  private static func parts(of cell: JSONValue) -> [Part] {
    let lines = self.lines(cell["source"])
    switch cell["cell_type"]?.string {
    case "markdown"?, "raw"?:
      let text = lines.joined(separator: "\n")
      return lines.allSatisfy { $0.isEmpty } ? [] : [.prose(text)]
    case "code"?:
      let commands = lines.map { $0.withoutTrailingBlanks }.filter { line in
        guard let first = line.utf8.first(where: { !BlockLine.isBlank($0) }) else { return false }
        return first != UInt8(ascii: "#")
      }
      // Which of several commands printed a line, nobody knows.
      let output = commands.count == 1 ? (cell["outputs"]?.array ?? []).flatMap { self.output($0) } : []
      return commands.map { .command($0, output: output) }
    default: return []
    }
  }

  /// The lines of an output, or the text of its picture.
  private static func output(_ output: JSONValue) -> [String] {
    lines(output["text"] ?? output["data"]?["text/plain"], ended: true)
  }

  /// The lines of a text, which is a string or an array of strings.
  ///
  /// - Parameter ended: whether a line end at the end of the text begins no further line.
  private static func lines(_ value: JSONValue?, ended: Bool = false) -> [String] {
    guard let value else { return [] }
    let text = value.string ?? (value.array ?? []).map { $0.string ?? "" }.joined()
    var lines = SessionDocument.lines(of: text).map { String(SessionDocument.withoutLineEnd($0)) }
    if !ended, text.utf8.last == 0x0A { lines.append("") }
    return lines
  }
}
