import CommandLanguage
import Phrases
import Plotting
import Text

/// The options that every command with a picture has: its size, its characters, and a file to write it to.
struct PictureArguments {
  private static let standard = ChartStyle()
  private static let sizes = 1...1000
  private static let glyphs: [Choice<ChartStyle.Glyphs>] = [Choice("braille", .braille), Choice("ascii", .ascii)]

  private static let width = Option(
    "width", .wholeNumber(in: sizes), usually: standard.width,
    "columns; at the prompt as many as the terminal has")
  private static let height = Option("height", .wholeNumber(in: sizes), usually: standard.height, "lines")
  private static let style = Option(
    "style", .word(glyphs), usually: standard.glyphs, .orElse(glyphs.filter { $0.meaning != standard.glyphs }))
  private static let file = Option(
    "file", .written(.file(endings: PictureFile.endings)), absent: "none",
    "also writes the picture, as SVG (.svg) or in pixels (.png)")
  private static let replace = Option(
    "replace", .flag, default: false, "write over a file that is no picture drawn here")

  /// As commands declare them.
  static let options = [
    width.description, height.description, style.description, file.description, PictureFile.dark.description,
    replace.description,
  ]

  private let options: PictureOptions
  private let file: Value?
  private let paper: Paper
  private let replaces: Bool

  /// Reads the options.
  init(_ arguments: inout Arguments) throws(Diagnostic) {
    options = PictureOptions(
      width: try arguments[Self.width], height: try arguments[Self.height],
      glyphs: try arguments[Self.style])
    file = try arguments[Self.file]
    paper = try arguments[PictureFile.dark] ? .dark : .light
    replaces = try arguments[Self.replace]
    if let file, PictureFile.Format(name: file.content.text) == nil {
      throw .failed(
        message: "a picture is written as SVG or PNG, so its file name ends in .svg or .png",
        hint: "type file=\(suggestedFileName(for: file.content.text, ending: ".svg"))", file.range)
    }
  }

  /// The result of a command that draws `picture`: the picture, also as a file if one is named. Replaying a session
  /// draws the same and writes no file.
  func result(
    _ picture: Picture, _ workbench: Workbench, _ context: CommandContext
  ) throws(Diagnostic) -> CommandResult {
    var result = CommandResult([.picture(picture, options)], workbench)
    guard let file, context.files.mayWrite else { return result }
    try PictureFile.write(
      picture, options.applied(to: ChartStyle()), on: paper, to: file, replacing: replaces, context)
    result.remarks = [.text("wrote \(file.content.text)")]
    return result
  }
}
