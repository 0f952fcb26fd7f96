import Phrases
import Plotting
import Text

extension HandOut {
  /// The session as Markdown for people who write: commands and their text in blocks, pictures as files beside it.
  ///
  /// - Parameter name: of the file; those of its pictures begin as it does: `paper-4.svg` is the picture of command 4.
  /// - Returns: the file, and after it its pictures.
  package func paper(name: String) -> [HandOutFile] {
    var writer = PaperWriter(name: name)
    var text = "<!-- \(HandOutSeal.open) -->\n\(head.map { $0 + "\n" }.joined())\n# \(HTMLText.cleaned(title))\n"
    for part in parts {
      switch part {
      case .prose(let prose): text += "\n\(HTMLText.cleaned(prose))\n"
      case .command(let command): text += writer.text(command)
      }
    }
    return [HandOutFile(name: name, bytes: HandOutSeal.sealed(text))] + writer.pictures
  }
}

/// Writes the commands of a paper, and gathers their pictures.
private struct PaperWriter {
  /// The pictures so far.
  private(set) var pictures: [HandOutFile] = []
  private let stem: String

  init(name: String) {
    let end = name.utf8.lastIndex(of: UInt8(ascii: "."))
    stem = end.map { String(name[..<$0]) } ?? name
  }

  /// Returns a command and its answer: blocks of text with the pictures between them.
  mutating func text(_ command: HandOut.Command) -> String {
    var text = ""
    var lines = ["> " + command.text]
    var count = 0
    for answer in command.answers {
      guard case .picture(let picture, let options)? = answer.output else {
        lines += answer.lines
        continue
      }
      count += 1
      text += block(lines) + "\n" + image(picture, options, of: command, count) + "\n"
      lines = []
    }
    return text + block(lines)
  }

  /// A block whose fence is longer than any in it.
  private func block(_ lines: [String]) -> String {
    if lines.isEmpty { return "" }
    var longest = 2
    for line in lines { longest = max(longest, line.utf8.prefix { $0 == UInt8(ascii: "`") || $0 == 0x20 }.count) }
    let fence = String(repeating: "`", count: longest + 1)
    return "\n\(fence)text\n\(lines.joined(separator: "\n"))\n\(fence)\n"
  }

  private mutating func image(
    _ picture: Picture, _ options: PictureOptions, of command: HandOut.Command, _ number: Int
  ) -> String {
    let words = PictureWords.words(in: command.language)
    let name = "\(stem)-\(command.number)\(number == 1 ? "" : "-\(number)").svg"
    pictures.append(
      HandOutFile(name: name, bytes: Array(picture.svg(options.applied(to: ChartStyle()), words: words).utf8)))
    let last = name.utf8.split(separator: UInt8(ascii: "/")).last.map { String(Substring($0)) } ?? name
    return "![\(Self.escaped(picture.description(words)))](\(Self.address(last)))\n"
  }

  /// Text within brackets: what Markdown would read there has a backslash in front.
  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.escapedForTerminal.unicodeScalars {
      if "\\[]<>`*_&!".unicodeScalars.contains(scalar) { result += "\\" }
      result.unicodeScalars.append(scalar)
    }
    return result
  }

  /// The name of a file as an address: all but letters, digits and a few signs by its number (RFC 3986).
  private static func address(_ name: String) -> String {
    var result = ""
    for byte in name.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"):
        result.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        result += "%" + (digits.utf8.count < 2 ? "0" : "") + digits
      }
    }
    return result
  }
}
