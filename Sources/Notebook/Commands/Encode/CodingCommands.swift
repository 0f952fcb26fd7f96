import CommandLanguage
import Tasks
import Text

extension Command {
  /// `encode 'TEXT' [ROWS]` writes a text in one-hot code.
  package static let encode = Command(
    name: "encode", group: .encode, summary: "write a text in one-hot code, a row a character",
    takes: Usage(.one(OneHotText.parameter), .optional([.one(Declared.rows)])),
    examples: ["encode ' 163+3'", "encode '12+345' 7"],
    details: [
      "The text is padded with blanks on the left to the number of rows: the length of the questions, or 7.",
      "A blank is shown as ␣.",
    ],
    next: ["decode 0 0 3 8 5 1 5", "table"],
    onlyShows: true
  ) { (arguments, workbench, _) throws(Diagnostic) in
    let value = try arguments.next(OneHotText.parameter).value
    let rows = arguments.hasValue ? try arguments.next(Declared.rows).value : workbench.rows
    try arguments.finish()
    let codes = try OneHotText.codes(value, rows: rows)
    return CommandResult(OneHotText.lines(codes).map { .line($0) }, workbench)
  }

  /// `decode COLUMN…` turns columns of the code back into a text.
  package static let decode = Command(
    name: "decode", group: .encode, summary: "turn code columns back into a text",
    takes: Usage(.several(Declared.column)), examples: ["decode 0 0 3 8 5 1 5", "decode 5 8 6"],
    next: ["table"],
    onlyShows: true
  ) { (arguments, workbench, _) throws(Diagnostic) in
    let codes = try arguments.rest(Declared.column).map { UInt8($0.value) }
    try arguments.finish()
    let text = try explaining(at: arguments.command.range) { () throws(CodingError) in try CodingTable.decode(codes) }
    return CommandResult("'\(text)'", on: workbench)
  }

  /// `table` shows the coding table.
  package static let table = Command(
    name: "table", group: .encode, summary: "show the coding table",
    examples: ["table", "table; encode ' 163+3'"],
    next: ["encode ' 163+3'"],
    onlyShows: true
  ) { (arguments, workbench, _) throws(Diagnostic) in
    try arguments.finish()
    let table = TextTable(
      columns: [.init("character"), .init("column", alignment: .right)],
      rows: CodingTable.alphabet.enumerated().map { [CodingTable.visible($1), String($0)] })
    return CommandResult([.table(table)], workbench)
  }
}

extension OneHotText {
  /// The text, as commands take it.
  static let parameter = Parameter("'TEXT'", "a text such as ' 163+3'", .written())

  /// The codes of a text that was typed.
  ///
  /// - Throws: `Diagnostic` with a caret under the character that has no code.
  static func codes(_ value: Value, rows: Int?) throws(Diagnostic) -> [UInt8] {
    do throws(CodingError) {
      return try CodingTable.encode(value.content.text, rows: rows)
    } catch {
      guard case .outsideAlphabet(_, let offset) = error else { throw Diagnostic(error, at: value.range) }
      let place = min(value.range.lowerBound + offset + (value.isQuoted ? 1 : 0), value.range.upperBound - 1)
      throw Diagnostic(error, at: SourceRange(place..<place + 1))
    }
  }
}

extension Workbench {
  /// Rows of one-hot code: the length of the questions.
  fileprivate var rows: Int {
    task?.addition?.inputLength ?? 7
  }
}

/// What the command takes, each argument declared once.
private enum Declared {
  static let rows = Parameter("ROWS", "a number of rows", .wholeNumber(in: Bounds.listed))
  static let column = Parameter("COLUMN", "a column", .wholeNumber(in: 0...CodingTable.size - 1))
}
