import Notebook
import Testing

/// Shapes that pictures of several epochs have in common.
@Suite struct SharedShapesTests {
  private static let long = "<path d=\"M0 0l" + String(repeating: " 1 1", count: 100) + "\" fill=\"none\"/>"

  @Test func aLongPathStandsInTheLastPictureOnly() {
    let pictures = ["<svg>\n\(Self.long)\n<text>1</text>\n</svg>", "<svg>\n<text>2</text>\n\(Self.long)\n</svg>"]
    let shared = SharedShapes.shared(pictures, prefix: "p1-1-")
    #expect(shared[0] == "<svg>\n<use href=\"#p1-1-shape0\"/>\n<text>1</text>\n</svg>")
    #expect(shared[1] == "<svg>\n<text>2</text>\n<g id=\"p1-1-shape0\">\n\(Self.long)\n</g>\n</svg>")
  }

  /// Many short shapes next to each other are worth a name, too; a group is one of them.
  @Test func neighboursStandTogether() {
    let axis = (0..<10).map { "<text x=\"\($0)\" y=\"5\">\($0 * 100)</text>" }
    let run = (axis + ["<g fill=\"red\">", "<circle/>", "</g>"]).joined(separator: "\n")
    let pictures = ["<svg>\n<path d=\"M1 1\"/>\n\(run)\n</svg>", "<svg>\n\(run)\n<path d=\"M2 2\"/>\n</svg>"]
    let shared = SharedShapes.shared(pictures, prefix: "p")
    #expect(shared[0] == "<svg>\n<path d=\"M1 1\"/>\n<use href=\"#pshape0\"/>\n</svg>")
    #expect(shared[1] == "<svg>\n<g id=\"pshape0\">\n\(run)\n</g>\n<path d=\"M2 2\"/>\n</svg>")
  }

  /// What two of three pictures have in common is a run of its own, whatever the third one has.
  @Test func eachRunHasItsPictures() {
    let (all, two) = (Self.long, Self.long.replacing("1 1\"", with: "2 2\""))
    let shared = SharedShapes.shared(["\(all)\n\(two)", "\(all)\n<text>x</text>", "\(all)\n\(two)"], prefix: "p")
    #expect(shared[0] == "<use href=\"#pshape0\"/>\n<use href=\"#pshape1\"/>")
    #expect(shared[1] == "<use href=\"#pshape0\"/>\n<text>x</text>")
    #expect(shared[2] == "<g id=\"pshape0\">\n\(all)\n</g>\n<g id=\"pshape1\">\n\(two)\n</g>")
  }

  @Test func whatIsShortOrElsewhereDifferentStays() {
    let other = Self.long.replacing("1 1\"", with: "2 2\"")
    let pictures = ["<path d=\"M0 0\"/>\n\(other)", "<path d=\"M0 0\"/>\n\(Self.long)"]
    #expect(SharedShapes.shared(pictures, prefix: "p") == pictures)
    #expect(SharedShapes.shared([Self.long], prefix: "p") == [Self.long])
    #expect(SharedShapes.shared([], prefix: "p").isEmpty)
    let frames = ["<svg>\n<!-- \(Self.long) -->\n<rect/>\n</svg>", "<svg>\n<!-- \(Self.long) -->\n<rect/>\n</svg>"]
    #expect(SharedShapes.shared(frames, prefix: "p") == frames)
  }

  /// A browser does not find the hatching of a picture that is hidden.
  @Test func hatchedShapesStay() {
    let hatched = Self.long.replacing("none", with: "url(#rising-ff0000)")
    #expect(SharedShapes.shared([hatched, hatched], prefix: "p") == [hatched, hatched])
  }

  /// Shapes that stand twice in each picture.
  @Test func aNameIsGivenOnce() {
    let twice = "\(Self.long)\n\(Self.long)"
    let shared = SharedShapes.shared([twice, twice, Self.long], prefix: "p")
    #expect(shared[0] == "<use href=\"#pshape0\"/>\n\(Self.long)" && shared[1] == shared[0])
    #expect(shared[2] == "<g id=\"pshape0\">\n\(Self.long)\n</g>")
    let both = SharedShapes.shared([twice, twice], prefix: "p")
    #expect(both[0] == "<use href=\"#pshape0\"/>" && both[1] == "<g id=\"pshape0\">\n\(twice)\n</g>")
  }
}
