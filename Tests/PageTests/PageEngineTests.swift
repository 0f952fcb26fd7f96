import Testing

import PageFile

/// The file of the engine, and where it is looked for.
@Suite struct PageEngineTests {
  private static let head = Array("Unroll engine 4\n".utf8)

  @Test func itIsBesideTheProgramOrInTheFolderOfItsBuild() {
    let places = PageEngine.places(program: "/somewhere/.build/x86_64/release/unroll")
    #expect(
      places == [
        "/somewhere/.build/x86_64/release/unroll.engine",
        "/somewhere/.build/x86_64/plugins/BuildPage/outputs/unroll.engine",
        "/somewhere/.build/plugins/BuildPage/outputs/unroll.engine",
      ])
  }

  @Test func partsAreReadByTheirLengths() throws {
    let file = Self.head + [1, 0, 0, 0, 3, 0, 0, 0, 2, 0, 0, 0] + [7] + [1, 2, 3] + [4, 5]
    let parts = try #require(PageEngine.parts(of: file))
    #expect(parts.unpacker == "Bw==" && parts.emulating == "\u{1}\u{4}\u{C}\u{100}")
    #expect(parts.difference == "\u{4}\n\u{100}")
    #expect(
      parts.worker.contains("isFused") && parts.script.contains("class Engine") && parts.style.contains(".line"))
  }

  @Test func otherFilesAreNone() {
    #expect(PageEngine.parts(of: []) == nil)
    #expect(PageEngine.parts(of: Self.head) == nil)
    #expect(PageEngine.parts(of: Self.head + [0, 0, 0, 0, 3, 0, 0, 0, 2, 0, 0, 0, 1]) == nil)
    #expect(PageEngine.parts(of: Array("Unroll engine 3\n".utf8) + [UInt8](repeating: 0, count: 12)) == nil)
  }

  /// Pages hold scripts without comments, and nothing else is lost of them.
  @Test func scriptsAreLean() throws {
    let parts = try #require(PageEngine.parts(of: Self.head + [UInt8](repeating: 0, count: 12)))
    let lines = parts.script.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.allSatisfy { !$0.hasPrefix("//") && !$0.hasPrefix(" ") && !$0.isEmpty })
    #expect(parts.script.hasSuffix("startPage();") && parts.script.contains("'http://www.w3.org/2000/svg'"))
  }

  /// Every value of seven bits, in every place of a byte, comes back; what HTML would change does not stand in the text.
  @Test func sevenBitsComeBack() {
    for shift in 0..<8 {
      let bytes = (0..<2048).map { UInt8(truncatingIfNeeded: ($0 >> 3) << shift | $0 & 7) } + [0, 13, 60, 27, 0]
      let text = SevenBitText.text(bytes)
      #expect(text.unicodeScalars.allSatisfy { ![0, 13, 60, 27].contains($0.value) && $0.value < 0x300 })
      var (read, queue, width): ([UInt8], UInt32, UInt32) = ([], 0, 0)
      for code in text.unicodeScalars.map({ $0.value }) {
        let values = code < 128 ? [code] : [[0, 13, 60, 27][Int(code - 256) / 128], (code - 256) % 128]
        for value in values {
          queue |= value << width
          width += 7
          guard width >= 8 else { continue }
          read.append(UInt8(queue & 255))
          queue >>= 8
          width -= 8
        }
      }
      #expect(read.prefix(bytes.count).elementsEqual(bytes) && read.dropFirst(bytes.count).allSatisfy { $0 == 0 })
    }
  }

  /// No part of a page may end the element that it stands in.
  @Test func scriptsEndNoElement() throws {
    let parts = try #require(PageEngine.parts(of: Self.head + [UInt8](repeating: 0, count: 12)))
    let bytes = SevenBitText.text((0..<100_000).map { UInt8(truncatingIfNeeded: $0 &* 2_654_435_761 >> 13) })
    for text in [parts.script, parts.worker, parts.style, bytes] {
      #expect(!text.lowercased().contains("</") && !text.contains("<!--"))
    }
  }
}
