import Phrases
import Plotting

/// The colours of the pictures of a page: one that differs on light and on dark ground is a variable of CSS.
package struct AdaptiveColours {
  private let prefix: String
  private var pairs: [Pair] = []
  private var numbers: [Pair: Int] = [:]

  /// - Parameter prefix: what the names of the variables begin with.
  init(prefix: String = "k") { self.prefix = prefix }

  private struct Pair: Hashable {
    let light: String
    let dark: String
  }

  /// Returns the drawing of a picture, with variables for its colours.
  ///
  /// - Parameter prefix: what the names of its parts begin with.
  mutating func svg(_ picture: Picture, _ style: ChartStyle, in language: Language, prefix: String) -> String {
    let words = PictureWords.words(in: language)
    let light = picture.svg(style, words: words, prefix: prefix)
    let dark = AdaptiveColours.colours(picture.svg(style, paper: .dark, words: words, prefix: prefix))
    // Where two colours are one on dark ground the drawing may have fewer parts; it then stays on white.
    guard AdaptiveColours.colours(light).count == dark.count else { return light }
    var next = 0
    return AdaptiveColours.replacing(light) { colour in
      next += 1
      let dark = dark[next - 1]
      return colour == dark ? colour : "var(--\(name(light: colour, dark: dark)))"
    }
  }

  /// The variables on light and on dark ground, as declarations of CSS.
  package func declarations(dark: Bool) -> String {
    pairs.enumerated().map { "--\(prefix)\($0):\(dark ? $1.dark : $1.light)" }.joined(separator: ";")
  }

  private mutating func name(light: String, dark: String) -> String {
    let pair = Pair(light: light, dark: dark)
    if let number = numbers[pair] { return "\(prefix)\(number)" }
    numbers[pair] = pairs.count
    pairs.append(pair)
    return "\(prefix)\(pairs.count - 1)"
  }

  /// The colours of a drawing, in order.
  private static func colours(_ svg: String) -> [String] {
    var colours: [String] = []
    _ = replacing(svg) { colour in
      colours.append(colour)
      return colour
    }
    return colours
  }

  /// Returns a drawing with other text in the place of each colour. Only the value of an attribute begins with `"#`: the
  /// quotes of texts are written `&quot;`.
  private static func replacing(_ svg: String, _ replace: (String) -> String) -> String {
    let bytes = Array(svg.utf8)
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      let end = index + 9
      guard bytes[index] == UInt8(ascii: "\""), end <= bytes.count, bytes[index + 1] == UInt8(ascii: "#"),
        bytes[end - 1] == UInt8(ascii: "\"")
      else {
        result.append(bytes[index])
        index += 1
        continue
      }
      let colour = String(decoding: bytes[index + 1..<end - 1], as: UTF8.self)
      result += Array("\"\(replace(colour))\"".utf8)
      index = end
    }
    return String(decoding: result, as: UTF8.self)
  }
}
