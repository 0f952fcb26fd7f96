/// A line that opens a block of Markdown: at most three blanks, three or more ` or ~, and the block's language.
struct FenceLine {
  /// The characters that it opens with.
  let fence: String
  /// Blanks before them.
  let indentation: Int
  /// Whether the block's language is Unroll's, in letters of either case, as those of other languages are taken.
  let isOurs: Bool

  /// Reads a line without its line end; nil if it opens no block.
  init?(_ content: Substring.UTF8View) {
    let rest = content.drop { $0 == UInt8(ascii: " ") }
    indentation = content.count - rest.count
    guard indentation <= 3, let mark = rest.first, mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~") else {
      return nil
    }
    let marks = rest.prefix { $0 == mark }
    let info = rest.dropFirst(marks.count)
    guard marks.count >= 3, !(mark == UInt8(ascii: "`") && info.contains(mark)) else { return nil }
    fence = String(Substring(marks))
    let language = info.split { BlockLine.isBlank($0) }.first
    isOurs = language.map { FenceLine.isOurs($0) } ?? false
  }

  private static func isOurs(_ language: Substring.UTF8View) -> Bool {
    language.map { UInt8(ascii: "A")...UInt8(ascii: "Z") ~= $0 ? $0 | 0x20 : $0 }.elementsEqual("unroll".utf8)
  }
}
