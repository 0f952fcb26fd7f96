import CommandLanguage
import Phrases
import Plotting
import Text

/// The options of `forecast` that write what it shows: its numbers as a table, or its picture.
struct ForecastFileArguments {
  private static let file = Option(
    "file", .written(.file(endings: [".csv"] + PictureFile.endings)), absent: "none",
    "also writes the numbers with all digits (.csv) or the picture (.svg, .png)")
  private static let replace = Option("replace", .flag, default: false, "write over a file")

  /// As the command declares them.
  static let options = [file.description, PictureFile.dark.description, replace.description]

  private let file: Value?
  private let paper: Paper
  private let replaces: Bool

  /// Reads the options.
  init(_ arguments: inout Arguments) throws(Diagnostic) {
    file = try arguments[Self.file]
    paper = try arguments[PictureFile.dark] ? .dark : .light
    replaces = try arguments[Self.replace]
    guard let file, !Self.isTable(file), PictureFile.Format(name: file.content.text) == nil else { return }
    throw .failed(
      message: "a forecast is written as CSV, SVG or PNG, so its file name ends in .csv, .svg or .png",
      hint: "type file=\(suggestedFileName(for: file.content.text, ending: ".csv"))", file.range)
  }

  private static func isTable(_ file: Value) -> Bool { file.content.text.lowercased().hasSuffix(".csv") }

  /// Writes the table or the picture, if a file is named. Replaying a session shows the same and writes no file.
  ///
  /// - Returns: what to say to the person.
  func write(_ table: ForecastTable, _ picture: Picture, _ context: CommandContext) throws(Diagnostic) -> [Output] {
    guard let file, context.files.mayWrite else { return [] }
    guard Self.isTable(file) else {
      try PictureFile.write(picture, ChartStyle(), on: paper, to: file, replacing: replaces, context)
      return [.text("wrote \(file.content.text)")]
    }
    return try TableFileArguments.write(
      titles: table.fileTitles, rows: table.fileRows, to: file, replacing: replaces, context)
  }
}
