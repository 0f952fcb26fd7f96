import CommandLanguage
import Phrases
import Plotting
import Text

/// Picture files.
enum PictureFile {
  /// How a picture is written, as the ending of the name says.
  enum Format {
    case svg, png

    /// Nil for a name with another ending.
    init?(name: String) {
      let name = name.lowercased()
      if name.hasSuffix(".svg") {
        self = .svg
      } else if name.hasSuffix(".png") {
        self = .png
      } else {
        return nil
      }
    }
  }

  /// The endings that names may have.
  static let endings = [".svg", ".png"]

  /// The option that a picture in a file is drawn light on black.
  static let dark = Option("dark", .flag, default: false, "the file's picture is light on black")

  /// Writes a picture as the name of the file says.
  static func write(
    _ picture: Picture, _ style: ChartStyle, on paper: Paper, to file: Value, replacing replaces: Bool,
    _ context: CommandContext
  ) throws(Diagnostic) {
    let name = file.content.text
    let bytes =
      Format(name: name) == .png
      ? try png(picture, style, on: paper, file)
      : Array(picture.svg(style, paper: paper, words: .words(in: context.language)).utf8)
    try explaining(at: file.range) { () throws(FileError) in
      try context.files.write(picture: bytes, to: name, replacing: replaces)
    }
  }

  private static func png(
    _ picture: Picture, _ style: ChartStyle, on paper: Paper, _ file: Value
  ) throws(Diagnostic) -> [UInt8] {
    do throws(PNGError) {
      return try picture.png(style, paper: paper)
    } catch {
      let hint: Phrase = "type file=\(suggestedFileName(for: file.content.text, ending: ".svg"))"
      switch error {
      case .missingLetter(let letter):
        throw .failed(
          message: "a PNG has only the letters of ASCII, not \"\(String(letter).escapedForTerminal)\"; SVG has all",
          hint: hint, file.range)
      case .tooLarge:
        throw .failed(message: "that is too large for a PNG", hint: hint, file.range)
      }
    }
  }

  /// Whether these bytes are a picture that this program wrote.
  static func isPicture(_ bytes: [UInt8]) -> Bool {
    if PNGFile.isOurs(bytes) { return true }
    return bytes.starts(with: "<svg ".utf8)
      && bytes.prefix(1000).split(separator: UInt8(ascii: "\n")).contains {
        $0.elementsEqual("<!-- drawn by Unroll -->".utf8)
      }
  }
}
