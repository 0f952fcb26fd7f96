import CommandLanguage
import Plotting
import Tasks

extension Command {
  /// `encode TEXT [ROWS]`
  package static let encode = Command(
    name: "encode", group: .encode, summary: "write a text in one-hot code, a row a character",
    usage: "encode 'TEXT' [ROWS]", examples: ["encode ' 163+3'", "encode '12+345' 7"],
    details: [
      "The text is padded with blanks on the left to the number of rows: the length of the questions, or 7.",
      "A blank is shown as ␣.",
    ],
    next: ["decode 0 0 3 8 5 1 5", "table"]
  ) { arguments, workbench, _ in
    let value = try arguments.value("a text such as ' 163+3'")
    let rows = arguments.hasValue ? try arguments.wholeNumber("a number of rows", in: 1...1000) : workbench.rows
    try arguments.finish()
    let codes = try OneHotText.codes(value, rows: rows)
    return CommandResult(OneHotText.lines(codes).map { .line($0) }, workbench)
  }

  /// `decode CODES…`
  package static let decode = Command(
    name: "decode", group: .encode, summary: "turn code columns back into a text",
    usage: "decode COLUMN…", examples: ["decode 0 0 3 8 5 1 5", "decode 5 8 6"],
    next: ["table"]
  ) { arguments, workbench, _ in
    let codes = try arguments.wholeNumbers("a column", in: 0...CodingTable.size - 1)
    try arguments.finish()
    let text = try explaining(at: arguments.command.range) { try CodingTable.decode(codes.map { UInt8($0) }) }
    return CommandResult("'\(text)'", on: workbench)
  }

  /// `table`
  package static let table = Command(
    name: "table", group: .encode, summary: "show the coding table",
    usage: "table", examples: ["table", "table; encode ' 163+3'"],
    next: ["encode ' 163+3'"]
  ) { arguments, workbench, _ in
    try arguments.finish()
    let table = TextTable(
      columns: [.init("character"), .init("column", alignment: .right)],
      rows: CodingTable.alphabet.enumerated().map { [OneHotText.visible($1), String($0)] })
    return CommandResult([.table(table)], workbench)
  }
}

/// One-hot code as text.
enum OneHotText {
  /// A heading that names the columns, then a row a character: the character, and its figures separated by
  /// blanks.
  static func lines(_ codes: [UInt8]) -> [String] {
    let heading = "   " + CodingTable.alphabet.map(visible).joined(separator: " ")
    return [heading]
      + codes.map { code in
        let figures = (0..<CodingTable.size).map { $0 == Int(code) ? "1" : "0" }
        return visible(CodingTable.alphabet[Int(code)]) + "  " + figures.joined(separator: " ")
      }
  }

  /// The codes of a text that was typed, or a caret under the character that has none.
  static func codes(_ value: Value, rows: Int?) throws -> [UInt8] {
    do {
      return try CodingTable.encode(value.content.text, rows: rows)
    } catch .outsideAlphabet(let character, let offset) {
      let place = min(value.range.lowerBound + offset + (value.isQuoted ? 1 : 0), value.range.upperBound - 1)
      throw Diagnostic(
        CodingError.outsideAlphabet(character: character, offset: offset), at: SourceRange(place..<place + 1))
    } catch {
      throw Diagnostic(error, at: value.range)
    }
  }

  /// A character as it is shown: a blank as ␣.
  static func visible(_ character: Character) -> String { character == " " ? "␣" : String(character) }
}

extension Workbench {
  /// Rows of one-hot code: the length of the questions.
  fileprivate var rows: Int {
    task?.addition?.inputLength ?? 7
  }
}
