import CommandLanguage
import Plotting
import Text

/// The options that every command with a picture has: its size, its characters, and a file to write it to.
struct PictureArguments {
  /// As commands declare them.
  static let options = [
    Command.Option("width", "76", "columns; at the prompt as many as the terminal has"),
    Command.Option("height", "20", "lines"),
    Command.Option("style", "braille", "or ascii", values: .words(["braille", "ascii"])),
    Command.Option("file", "none", "also writes the picture as an SVG file"),
    Command.Option("replace", "no", "write over a file that is no picture drawn here"),
  ]

  private let options: PictureOptions
  private let file: Value?
  private let replaces: Bool

  /// Takes the options.
  init(_ arguments: inout Arguments) throws {
    var options = PictureOptions()
    options.width = try arguments.wholeNumberOption("width", in: 1...1000)
    options.height = try arguments.wholeNumberOption("height", in: 1...1000)
    if let style = try arguments.choiceOption("style", ["braille", "ascii"]) {
      options.glyphs = style == "ascii" ? .ascii : .braille
    }
    self.options = options
    file = arguments.option("file")
    replaces = try arguments.flagOption("replace") ?? false
    if let file, !file.content.text.lowercased().hasSuffix(".svg") {
      throw Diagnostic.failed(
        message: "a picture is written as SVG, so its file name ends in .svg",
        hint: "type file=\(PictureFile.suggestedName(for: file.content.text))", file.range)
    }
  }

  /// The result of a command that draws `picture`: the picture, also as a file where one is named. Replaying a session
  /// draws the same and writes no file.
  func result(_ picture: Picture, _ workbench: Workbench, _ context: CommandContext) throws -> CommandResult {
    var result = CommandResult([.picture(picture, options)], workbench)
    guard let file, context.files.mayWrite else { return result }
    let name = file.content.text
    let text = picture.svg(options.applied(to: ChartStyle()))
    try explaining(at: file.range) {
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

  /// The name with .svg in the place of its last ending.
  static func suggestedName(for name: String) -> String {
    var stem = name[...]
    if let dot = name.lastIndex(of: "."), dot > name.startIndex, !name[dot...].contains("/") { stem = name[..<dot] }
    let result = (stem.isEmpty ? "picture" : String(stem)) + ".svg"
    return result.contains(" ") ? "'\(result)'" : result.escapedForTerminal
  }
}
