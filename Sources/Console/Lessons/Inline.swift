import Text

/// A sentence of Markdown: its characters, and how each of them looks.
struct Inline {
  /// How a character looks.
  enum Style: Equatable {
    case usual, bold, italic, code

    /// The sequence that begins it.
    fileprivate var sequence: String {
      switch self {
      case .usual: ""
      case .bold: "\u{1B}[1m"
      case .italic: "\u{1B}[3m"
      case .code: "\u{1B}[36m"
      }
    }
  }

  private var characters: [(character: Character, style: Style)] = []

  /// Reads a sentence.
  ///
  /// - Parameter style: how what has no marks looks.
  init(_ source: String, style: Style = .usual) {
    read(Array(source), style)
  }

  /// The sentence without marks.
  var plain: String { String(characters.map { $0.character }) }

  // MARK: reading

  private mutating func read(_ source: [Character], _ style: Style) {
    var place = 0
    while place < source.count {
      place =
        code(source, place) ?? link(source, place, style) ?? emphasis(source, place, style)
        ?? single(source, place, style)
    }
  }

  /// A character that is no mark, or one that a backslash makes none.
  private mutating func single(_ source: [Character], _ place: Int, _ style: Style) -> Int {
    let isEscape = source[place] == "\\" && place + 1 < source.count && "\\`*_[]<>#|".contains(source[place + 1])
    characters.append((source[isEscape ? place + 1 : place], style))
    return place + (isEscape ? 2 : 1)
  }

  /// `` `code` ``
  ///
  /// - Returns: the place after it; nil if there is none here.
  private mutating func code(_ source: [Character], _ place: Int) -> Int? {
    guard source[place] == "`" else { return nil }
    let marks = source[place...].prefix { $0 == "`" }.count
    guard let end = Self.end(of: String(repeating: "`", count: marks), in: source, from: place + marks) else {
      return nil
    }
    for character in source[place + marks..<end] { characters.append((character, .code)) }
    return end + marks
  }

  /// `[text](place)` or `![text](picture)`: the text, and the place in parentheses unless it is the text.
  private mutating func link(_ source: [Character], _ place: Int, _ style: Style) -> Int? {
    let start = source[place] == "!" ? place + 1 : place
    guard start < source.count, source[start] == "[", let middle = Self.end(of: "](", in: source, from: start + 1),
      let end = Self.end(of: ")", in: source, from: middle + 2)
    else { return nil }
    let text = Array(source[start + 1..<middle])
    let target = Array(source[middle + 2..<end])
    read(text, style)
    if !target.isEmpty, target != text {
      for character in " (" + String(target) + ")" { characters.append((character, style)) }
    }
    return end + 1
  }

  /// `**bold**`, `*italic*`, and the same with `_`.
  private mutating func emphasis(_ source: [Character], _ place: Int, _ style: Style) -> Int? {
    for (mark, inner) in [("**", Style.bold), ("__", .bold), ("*", .italic), ("_", .italic)] {
      let after = place + mark.count
      guard after < source.count, source[place..<after].elementsEqual(mark), source[after] != " ",
        let end = Self.end(of: mark, in: source, from: after), end > after, source[end - 1] != " "
      else { continue }
      // Within a word, `_` is a part of the name.
      let isWithinWord =
        place > 0 && Self.isWord(source[place - 1])
        || end + mark.count < source.count && Self.isWord(source[end + mark.count])
      if mark.hasPrefix("_"), isWithinWord { continue }
      read(Array(source[after..<end]), style == .bold ? .bold : inner)
      return end + mark.count
    }
    return nil
  }

  private static func isWord(_ character: Character) -> Bool { character.isLetter || character.isNumber }

  private static func end(of mark: String, in source: [Character], from start: Int) -> Int? {
    guard start <= source.count - mark.count else { return nil }
    return (start...(source.count - mark.count)).first { source[$0..<$0 + mark.count].elementsEqual(mark) }
  }

  // MARK: lines

  /// Returns it in lines that end between words.
  ///
  /// - Parameters:
  ///   - columns: of a line.
  ///   - head: what the first line begins with; the others are indented as far.
  ///   - hasColour: whether styles are shown; code is in backquotes otherwise.
  func lines(_ columns: Int, head: String = "", hasColour: Bool) -> [String] {
    let shown = hasColour ? characters : withBackquotes
    // Lines are made of plain text; their characters are those of the sentence, in the same order.
    let indent = displayWidth(head)
    var lines = WrappedText.lines(String(shown.map { $0.character }), width: max(columns, indent + 10), indent: indent)
    var styles = shown.filter { $0.character != " " }.map { $0.style }[...]
    lines = lines.map { hasColour ? Self.styled($0, &styles) : $0 }
    if let first = lines.first { lines[0] = head + first.dropFirst(indent) }
    return lines
  }

  private var withBackquotes: [(character: Character, style: Style)] {
    var (result, before): ([(character: Character, style: Style)], Style) = ([], .usual)
    for item in characters {
      if (item.style == .code) != (before == .code) { result.append(("`", .usual)) }
      result.append(item)
      before = item.style
    }
    return before == .code ? result + [("`", .usual)] : result
  }

  private static func styled(_ line: String, _ styles: inout ArraySlice<Style>) -> String {
    var (text, now, blanks) = ("", Style.usual, "")
    for character in line {
      if character == " " {
        blanks += " "
        continue
      }
      let style = styles.popFirst() ?? .usual
      if style != now {
        // Blanks between two styles have none.
        text += (now == .usual ? "" : "\u{1B}[0m") + blanks + style.sequence
        now = style
      } else {
        text += blanks
      }
      blanks = ""
      text.append(character)
    }
    return now == .usual ? text : text + "\u{1B}[0m"
  }
}
