import CommandLanguage
import Phrases
import Text

/// The options of commands that also write what they show as a table.
struct TableFileArguments {
  private static let file = Option(
    "file", .written(.file(endings: [".csv"])), absent: "none", "also writes them as a CSV file, with all digits")
  private static let replace = Option("replace", .flag, default: false, "write over a file")

  /// As commands declare them.
  static let options = [file.description, replace.description]

  private let file: Value?
  private let replaces: Bool

  /// Reads the options. No value may be left that would be the name of a file elsewhere.
  init(_ arguments: inout Arguments) throws(Diagnostic) {
    file = try arguments[Self.file]
    replaces = try arguments[Self.replace]
    guard let file, !file.content.text.lowercased().hasSuffix(".csv") else { return }
    throw .failed(
      message: "a table is written as CSV, so its file name ends in .csv",
      hint: "type file=\(Self.name(for: file.content.text))", file.range)
  }

  /// Whether a file is to be written.
  var isGiven: Bool { file != nil }

  /// Writes the table, if a file is named. Replaying a session shows the same and writes no file.
  ///
  /// - Parameters:
  ///   - titles: of the columns.
  ///   - rows: as many cells each; numbers as `CSVText.number` has them.
  /// - Returns: what to say to the person.
  func write(titles: [String], rows: [[String]], _ context: CommandContext) throws(Diagnostic) -> [Output] {
    guard let file, context.files.mayWrite else { return [] }
    return try Self.write(titles: titles, rows: rows, to: file, replacing: replaces, context)
  }

  /// Writes a table to a file.
  static func write(
    titles: [String], rows: [[String]], to file: Value, replacing replaces: Bool, _ context: CommandContext
  ) throws(Diagnostic) -> [Output] {
    let name = file.content.text
    let bytes = Array(CSVText.text(titles: titles, rows: rows).utf8)
    try explaining(at: file.range) { () throws(FileError) in
      try context.files.write(whole: bytes, to: name, replacing: replaces)
    }
    return [.text("wrote \(name)")]
  }

  /// Makes sure that no file is named as in other programs: `forecast 6 f.csv`, `forecast 6 > f.csv`.
  ///
  /// - Throws: what to type.
  static func refuseMisplacedName(_ arguments: Arguments) throws(Diagnostic) {
    var line = arguments.command.text
    for (index, value) in arguments.remaining.enumerated() {
      let text = value.content.text
      let isArrow = text.hasPrefix(">")
      guard isArrow || text.lowercased().hasSuffix(".csv") else {
        line += " " + text
        continue
      }
      var name = String(text.drop { $0 == ">" })
      if name.isEmpty, index + 1 < arguments.remaining.count { name = arguments.remaining[index + 1].content.text }
      throw .failed(
        message: "the file to write is named with file=", hint: "type \"\(line) file=\(Self.name(for: name))\"",
        value.range)
    }
  }

  /// The name with .csv in place of another ending, as it is typed.
  private static func name(for text: String) -> String {
    suggestedFileName(for: text, ending: ".csv", otherwise: "table")
  }
}
