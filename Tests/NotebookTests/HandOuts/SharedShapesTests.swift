import Notebook
import Testing

/// Paths that pictures of several epochs have in common.
@Suite struct SharedShapesTests {
  private static let long = "<path class=\"mark\" d=\"M0 0" + String(repeating: "L1 1", count: 100) + "\"/>"

  @Test func aLongPathStandsInTheLastPictureOnly() {
    let pictures = ["<svg>\n\(Self.long)\n<text>1</text>\n</svg>", "<svg>\n<text>2</text>\n\(Self.long)\n</svg>"]
    let shared = SharedShapes.shared(pictures, prefix: "p1-1-")
    #expect(shared[0] == "<svg>\n<use href=\"#p1-1-shape0\"/>\n<text>1</text>\n</svg>")
    #expect(shared[1].contains("<path id=\"p1-1-shape0\" class=\"mark\" d=\"M0 0L1 1"))
    #expect(shared[1].hasPrefix("<svg>\n<text>2</text>\n<path") && shared[1].hasSuffix("/>\n</svg>"))
  }

  @Test func whatIsShortOrElsewhereDifferentStays() {
    let other = Self.long.replacing("L1 1\"", with: "L2 2\"")
    let pictures = ["<path d=\"M0 0\"/>\n\(other)", "<path d=\"M0 0\"/>\n\(Self.long)"]
    #expect(SharedShapes.shared(pictures, prefix: "p") == pictures)
    #expect(SharedShapes.shared([Self.long], prefix: "p") == [Self.long])
    #expect(SharedShapes.shared([], prefix: "p").isEmpty)
  }

  /// A path that stands twice in the last picture gets one name.
  @Test func aNameIsGivenOnce() {
    let twice = "\(Self.long)\n\(Self.long)"
    let shared = SharedShapes.shared([twice, twice], prefix: "p")
    #expect(shared[0] == "<use href=\"#pshape0\"/>\n<use href=\"#pshape0\"/>")
    #expect(shared[1].ranges(of: "id=").count == 1)
  }
}
