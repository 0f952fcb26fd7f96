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
    "file", .written(.file(endings: [".svg"])), absent: "none", "also writes the picture as an SVG file")
  private static let replace = Option(
    "replace", .flag, default: false, "write over a file that is no picture drawn here")

  /// As commands declare them.
  static let options = [
    width.description, height.description, style.description, file.description, replace.description,
  ]

  private let options: PictureOptions
  private let file: Value?
  private let replaces: Bool

  /// Reads the options.
  init(_ arguments: inout Arguments) throws(Diagnostic) {
    options = PictureOptions(
      width: try arguments[Self.width], height: try arguments[Self.height],
      glyphs: try arguments[Self.style])
    file = try arguments[Self.file]
    replaces = try arguments[Self.replace]
    if let file, !file.content.text.lowercased().hasSuffix(".svg") {
      throw .failed(
        message: "a picture is written as SVG, so its file name ends in .svg",
        hint: "type file=\(PictureFile.suggestedName(for: file.content.text))", file.range)
    }
  }

  /// The result of a command that draws `picture`: the picture, also as a file if one is named. Replaying a session
  /// draws the same and writes no file.
  func result(
    _ picture: Picture, _ workbench: Workbench, _ context: CommandContext
  ) throws(Diagnostic) -> CommandResult {
    var result = CommandResult([.picture(picture, options)], workbench)
    guard let file, context.files.mayWrite else { return result }
    let name = file.content.text
    let text = picture.svg(options.applied(to: ChartStyle()))
    try explaining(at: file.range) { () throws(FileError) in
      try context.files.write(picture: Array(text.utf8), to: name, replacing: replaces)
    }
    result.remarks = [.text("wrote \(name)")]
    return result
  }
}

/// Picture files.
enum PictureFile {
  /// Whether these bytes are a picture that this program wrote.
  static func isPicture(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: "<svg ".utf8)
      && bytes.prefix(400).split(separator: UInt8(ascii: "\n")).contains {
        $0.elementsEqual("<!-- drawn by Unroll -->".utf8)
      }
  }

  /// The name with .svg in place of its last ending, as the value of an option.
  static func suggestedName(for name: String) -> String {
    var stem = name[...]
    if let dot = name.lastIndex(of: "."), dot > name.startIndex, !name[dot...].contains("/") { stem = name[..<dot] }
    let result = (stem.isEmpty ? "picture" : String(stem)) + ".svg"
    return Lexer.written(result.escapedForTerminal, inOption: true)
  }
}
