import Foundation
import Plotting
import Testing
import Text

/// Decodes what is sent to the terminal and compares the pixels.
@Suite struct PixelGraphicsTests {
  private let style = ChartStyle(width: 60, height: 16)

  @Test(arguments: PictureSamples.all.map(\.name)) func textStaysAndPixelsFollow(name: String) throws {
    let picture = try #require(PictureSamples.all.first { $0.name == name }?.picture)
    for kind in [PixelGraphics.Kind.kitty, .sixel] {
      let lines = picture.lines(style, graphics: PixelGraphics(kind, cellWidth: 6, cellHeight: 12))
      let texts = lines.map { $0.split(separator: "\u{1B}7", omittingEmptySubsequences: false)[0] }
      #expect(texts.allSatisfy { displayWidth(String($0)) <= 60 })
      #expect(lines.contains { $0.contains(kind == .kitty ? "\u{1B}_Ga=T" : "\u{1B}P0;1;0q") })
      // Titles and names are text.
      if case .chart(let chart) = picture { #expect(texts[0].contains(chart.title)) }
    }
  }

  @Test func kittyPixels() throws {
    let lines = line().lines(style, graphics: PixelGraphics(.kitty, cellWidth: 6, cellHeight: 12))
    let image = try Kitty(lines[lines.count - 1])
    #expect((image.width, image.height) == (360, 192))
    #expect((image.columns, image.rows) == (60, lines.count))
    let pixels = try Inflate.zlib(image.data)
    #expect(pixels.count == 360 * 192 * 4)
    // The line is blue, somewhere, and most of the picture is left to the text.
    let opaque = stride(from: 3, to: pixels.count, by: 4).filter { pixels[$0] > 200 }
    #expect(opaque.contains { pixels[$0 - 3] == 0x28 && pixels[$0 - 2] == 0x7E && pixels[$0 - 1] == 0xBA })
    #expect(opaque.count > 200 && opaque.count < pixels.count / 40)
  }

  /// Sixel shows the same pixels, as far as a pixel is there or not.
  @Test func sixelPixels() throws {
    let kitty = line().lines(style, graphics: PixelGraphics(.kitty, cellWidth: 6, cellHeight: 12))
    let pixels = try Inflate.zlib(try Kitty(kitty[kitty.count - 1]).data)
    let sixel = line().lines(style, graphics: PixelGraphics(.sixel, cellWidth: 6, cellHeight: 12))
    let image = try Sixel(sixel[sixel.count - 1])
    #expect((image.width, image.height) == (360, 192))
    for index in 0..<360 * 192 { #expect(image.isSet[index] == (pixels[index * 4 + 3] >= 128)) }
  }

  @Test func cursorComesBack() {
    let lines = line().lines(style, graphics: PixelGraphics(.sixel))
    let last = lines[lines.count - 1]
    #expect(last.contains("\u{1B}7\u{1B}[\(lines.count - 1)A\r\u{1B}P"))
    #expect(last.hasSuffix("\u{1B}\\\u{1B}8"))
    #expect(lines.dropLast().allSatisfy { !$0.contains("\u{1B}") })
  }

  @Test func aSentenceHasNoPixels() {
    let empty = Picture.chart(Chart(title: "Loss"))
    #expect(empty.lines(style, graphics: PixelGraphics(.kitty)) == ["Loss: no points to draw"])
  }

  @Test func littleRoom() {
    for (width, height) in [(1, 1), (10, 3)] {
      for (_, picture) in PictureSamples.all {
        let tiny = ChartStyle(width: width, height: height)
        #expect(picture.lines(tiny, graphics: PixelGraphics(.sixel, cellWidth: 2, cellHeight: 4)).count >= 1)
      }
    }
  }

  private func line() -> Picture {
    .chart(Chart(title: "line", series: [.init("", values: [1, 3, 2, 5])]))
  }
}

/// The image in a line that ends with Kitty's escapes.
private struct Kitty {
  var width = 0
  var height = 0
  var columns = 0
  var rows = 0
  var data: [UInt8] = []

  struct Failure: Error {}

  init(_ line: String) throws {
    var letters = ""
    for part in line.components(separatedBy: "\u{1B}_G").dropFirst() {
      guard let end = part.range(of: "\u{1B}\\"), let semicolon = part.firstIndex(of: ";") else { throw Failure() }
      for setting in part[..<semicolon].split(separator: ",") {
        let value = Int(setting.dropFirst(2)) ?? 0
        switch setting.prefix(2) {
        case "s=": width = value
        case "v=": height = value
        case "c=": columns = value
        case "r=": rows = value
        default: break
        }
      }
      letters += part[part.index(after: semicolon)..<end.lowerBound]
    }
    guard let bytes = Data(base64Encoded: letters) else { throw Failure() }
    data = Array(bytes)
  }
}

/// Which pixels a line with Sixel escapes sets.
private struct Sixel {
  var width = 0
  var height = 0
  var isSet: [Bool] = []

  init(_ line: String) throws {
    guard let start = line.range(of: "\u{1B}P0;1;0q\"") else { throw Kitty.Failure() }
    var rest = Array(line[start.upperBound...].utf8)[...]
    func number() -> Int {
      var value = 0
      while let digit = rest.first, (48...57).contains(digit) {
        value = value * 10 + Int(digit) - 48
        rest.removeFirst()
      }
      if rest.first == UInt8(ascii: ";") { rest.removeFirst() }
      return value
    }
    _ = (number(), number())
    (width, height) = (number(), number())
    isSet = [Bool](repeating: false, count: width * (height + 6))
    var (x, y) = (0, 0)
    while let byte = rest.popFirst(), byte != 0x1B {
      switch byte {
      case UInt8(ascii: "#"):
        _ = number()
        while let next = rest.first, (48...59).contains(next) { _ = number() }
      case UInt8(ascii: "$"): x = 0
      case UInt8(ascii: "-"): (x, y) = (0, y + 6)
      case UInt8(ascii: "!"):
        let count = number()
        let pattern = (rest.popFirst() ?? 63) - 63
        for _ in 0..<count { set(pattern, &x, y) }
      default: set(byte - 63, &x, y)
      }
    }
  }

  private mutating func set(_ pattern: UInt8, _ x: inout Int, _ y: Int) {
    for bit in 0..<6 where pattern >> UInt8(bit) & 1 == 1 { isSet[(y + bit) * width + x] = true }
    x += 1
  }
}
