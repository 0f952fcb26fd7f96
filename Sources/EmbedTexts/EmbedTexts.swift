import Foundation

/// Writes files of text into a Swift source, as the literals that they are: the compiler takes half a minute over as many
/// numbers (`.embedInCode`), and no time over text.
///
/// Usage: EmbedTexts OUTPUT.swift FILE…
@main
struct EmbedTexts {
  static func main() throws {
    let paths = Array(CommandLine.arguments.dropFirst())
    guard let output = paths.first else { throw Mistake(description: "usage: EmbedTexts OUTPUT.swift FILE…") }
    let files = try paths.dropFirst().map { path in
      // Foundation would leave out the mark that a file of text may begin with.
      guard let text = String(validating: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self) else {
        throw Mistake(description: "\(path) is not UTF-8")
      }
      return "    (\(literal(URL(fileURLWithPath: path).lastPathComponent)), \(literal(text))),\n"
    }
    let source = """
      /// Files that are a part of the program.
      enum EmbeddedTexts {
        /// The files, in the order of their names.
        static let files: [(name: String, text: String)] = [
      \(files.joined())  ]

        /// The text of a file; empty if there is none of this name.
        static subscript(name: String) -> String { files.first { $0.name == name }?.text ?? "" }
      }

      """
    // A file of the same bytes is left as it is, or all that is made of it would be made anew.
    let (place, bytes) = (URL(fileURLWithPath: output), Data(source.utf8))
    if (try? Data(contentsOf: place)) != bytes { try bytes.write(to: place, options: .atomic) }
  }

  /// A text as a literal of Swift, in one line.
  private static func literal(_ text: String) -> String {
    var literal = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n": literal += "\\n"
      case "\"", "\\": literal += "\\\(scalar)"
      case "\0"..<" ", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}", "\u{FEFF}":
        literal += "\\u{\(String(scalar.value, radix: 16))}"
      default: literal.unicodeScalars.append(scalar)
      }
    }
    return literal + "\""
  }

  private struct Mistake: Error, CustomStringConvertible {
    let description: String
  }
}
