import Phrases
import Text

/// Text that holds commands: a list, a line each, with comments; or a transcript of a terminal, where they stand after a
/// prompt and their output follows. In Markdown only what stands in blocks is meant.
struct ImportedText {
  /// Comments become prose, and so does what stands around blocks. The output of a transcript is as wide as its terminal
  /// was, and so is left out.
  let parts: [ImportedSession.Part]

  init(_ text: String) {
    let lines = SessionDocument.lines(of: text).map { line in
      ImportedText.withoutEscapes(String(SessionDocument.withoutLineEnd(line)))
    }
    var reader = Reader(
      isTranscript: lines.contains { ImportedText.typed($0) != nil },
      isMarkdown: lines.filter { ImportedText.isFence($0) }.count > 1)
    for line in lines where !HandOutSeal.isSealLine(line) { reader.read(line) }
    reader.close()
    parts = reader.parts
  }

  /// Reads line after line.
  private struct Reader {
    let isTranscript: Bool
    let isMarkdown: Bool
    private(set) var parts: [ImportedSession.Part] = []
    private var prose: [String] = []
    private var isInBlock = false

    init(isTranscript: Bool, isMarkdown: Bool) {
      self.isTranscript = isTranscript
      self.isMarkdown = isMarkdown
    }

    mutating func read(_ line: String) {
      if isMarkdown {
        if ImportedText.isFence(line) {
          isInBlock.toggle()
          return
        }
        guard isInBlock else {
          prose.append(line)
          return
        }
      }
      if isTranscript { readTranscript(line) } else { readList(line) }
    }

    /// A line of a transcript. What went wrong there is no part of a session, as "save" leaves it out, too.
    private mutating func readTranscript(_ line: String) {
      if let typed = ImportedText.typed(line) {
        add(typed)
      } else if ImportedText.isMistake(line), case .command? = parts.last {
        parts.removeLast()
      }
    }

    private mutating func readList(_ line: String) {
      let text = String(line.drop { $0 == " " || $0 == "\t" }).withoutTrailingBlanks
      if text.hasPrefix("#") {
        let comment = text.dropFirst()
        prose.append(String(comment.first == " " ? comment.dropFirst() : comment))
      } else if text.isEmpty {
        if !isMarkdown { close() }
      } else {
        add(text)
      }
    }

    private mutating func add(_ command: String) {
      let text = command.withoutTrailingBlanks
      if text.isEmpty || ["quit", "exit"].contains(text) { return }
      close()
      parts.append(.command(text, output: []))
    }

    /// Ends the prose so far.
    mutating func close() {
      let isBlank: (String) -> Bool = { $0.utf8.allSatisfy { BlockLine.isBlank($0) } }
      if let first = prose.firstIndex(where: { !isBlank($0) }), let last = prose.lastIndex(where: { !isBlank($0) }) {
        parts.append(.prose(prose[first...last].joined(separator: "\n")))
      }
      prose = []
    }
  }

  // MARK: lines

  private static func isFence(_ line: String) -> Bool {
    let text = line.drop { $0 == " " }
    return text.hasPrefix("```") || text.hasPrefix("~~~")
  }

  /// What was typed on a line after a prompt: `> `, `[3] > `, `unroll> `, or in a shell after `$ unroll -c`; nil for a line
  /// without a prompt.
  private static func typed(_ line: String) -> String? {
    if line == ">" { return "" }
    if line.hasPrefix("> ") { return String(line.dropFirst(2)) }
    if line.hasPrefix("unroll> ") { return String(line.dropFirst(8)) }
    if line.hasPrefix("$ ") { return shell(String(line.dropFirst(2))) }
    guard line.hasPrefix("["), let end = line.firstIndex(of: "]") else { return nil }
    let digits = line[..<end].dropFirst()
    let rest = line[end...].dropFirst()
    guard !digits.isEmpty, digits.allSatisfy({ $0.isASCII && $0.isNumber }), rest.hasPrefix(" >") else { return nil }
    return String(rest.dropFirst(2).drop { $0 == " " })
  }

  /// The commands of `unroll -c 'COMMANDS'`; nothing for another line of a shell.
  private static func shell(_ line: String) -> String {
    let start = "unroll -c "
    guard line.hasPrefix(start), let quote = line.dropFirst(start.count).first, quote == "'" || quote == "\"" else {
      return ""
    }
    let text = line.dropFirst(start.count + 1)
    return text.firstIndex(of: quote).map { String(text[..<$0]) } ?? ""
  }

  /// Whether a line says that a command failed.
  private static func isMistake(_ line: String) -> Bool {
    Language.allCases.contains { language in
      let text = language.text(.error(""))
      return line.utf8.starts(with: text.utf8.prefix { $0 != 0x20 })
    }
  }

  /// A line without the sequences by which a terminal is steered (ECMA-48), as a recording has them.
  private static func withoutEscapes(_ line: String) -> String {
    guard line.utf8.contains(0x1B) else { return line }
    var result = String.UnicodeScalarView()
    var rest = line.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      guard scalar == "\u{1B}" else {
        result.append(scalar)
        continue
      }
      switch rest.popFirst() {
      case "["?: rest = rest.drop { !(0x40...0x7E).contains($0.value) }.dropFirst()
      case "]"?: rest = rest.drop { $0 != "\u{7}" && $0 != "\u{1B}" }.dropFirst()
      default: break
      }
    }
    return String(result)
  }
}
