import Testing

import PageFile

/// The file of the engine, and where it is looked for.
@Suite struct PageEngineTests {
  private static let head = Array("Unroll engine 3\n".utf8)

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
    #expect(parts.unpacker == "Bw==" && parts.emulating == "^':!" && parts.difference == ",0!")
    #expect(
      parts.worker.contains("relaxed_madd") && parts.script.contains("class Engine") && parts.style.contains(".line"))
  }

  @Test func otherFilesAreNone() {
    #expect(PageEngine.parts(of: []) == nil)
    #expect(PageEngine.parts(of: Self.head) == nil)
    #expect(PageEngine.parts(of: Self.head + [0, 0, 0, 0, 3, 0, 0, 0, 2, 0, 0, 0, 1]) == nil)
    #expect(PageEngine.parts(of: Array("Unroll engine 2\n".utf8) + [UInt8](repeating: 0, count: 12)) == nil)
  }

  /// No part of a page may end the element that it stands in.
  @Test func scriptsEndNoElement() throws {
    let parts = try #require(PageEngine.parts(of: Self.head + [UInt8](repeating: 0, count: 12)))
    let bytes = Base91.text((0..<100_000).map { UInt8(truncatingIfNeeded: $0 &* 2_654_435_761 >> 13) })
    for text in [parts.script, parts.worker, parts.style, bytes] {
      #expect(!text.lowercased().contains("</") && !text.contains("<!--"))
    }
  }
}
