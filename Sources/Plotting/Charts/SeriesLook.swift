/// What tells one series from another without colour: its marker, the texture of its line, the filling of its bars.
struct SeriesLook: Sendable, Equatable {
  /// Marks a point in a picture of characters.
  let marker: Character
  /// What a line is made of in a picture of characters alone.
  let stroke: Character
  /// Which dots of the line are drawn.
  let texture: Texture
  /// Fills a cell of a bar.
  let fill: Character
  /// What the colour is for; never `automatic`.
  let colour: Chart.ColourRole
  /// The marker of drawings, in the same order as the characters.
  let markerShape: MarkerShape
  /// The dashes of the line in drawings.
  let dashes: Dashes
  /// How a bar is filled in drawings.
  let filling: Filling
  /// The place of the series in the chart.
  private let index: Int
  /// Which characters the look is for.
  private let glyphs: ChartStyle.Glyphs

  /// The look of the series at place `index` of the chart. The eleventh series has the marker of the first.
  init(index: Int, colour: Chart.ColourRole, glyphs: ChartStyle.Glyphs) {
    let markers: [Character]
    let fills: [Character]
    switch glyphs {
    case .braille:
      markers = ["●", "○", "+", "×", "◆", "◇", "■", "□", "▲", "△"]
      fills = ["█", "░", "▓", "▒"]
    case .ascii:
      markers = ["*", "o", "+", "x", "#", "@", "%", "&", "=", "~"]
      fills = ["#", "=", "%", "."]
    }
    let textures: [Texture] = [.solid, .dotted, .dashed, .dashDotted]
    let colours: [Chart.ColourRole] = [.primary, .secondary, .tertiary, .quaternary]
    marker = markers[index % markers.count]
    stroke = Self.strokes[index % Self.strokes.count]
    fill = fills[index % fills.count]
    let isMuted = colour == .muted
    texture = glyphs == .braille ? (isMuted ? .sparse : textures[index % textures.count]) : .solid
    self.colour = colour == .automatic ? colours[index % colours.count] : colour
    markerShape = MarkerShape.allCases[index % MarkerShape.allCases.count]
    dashes = Dashes.allCases[index % Dashes.allCases.count]
    filling = Filling.allCases[index % Filling.allCases.count]
    self.index = index
    self.glyphs = glyphs
  }

  /// What fills a band in a picture of characters, in the order of series.
  static let bandGlyphs: [Character] = [";", ",", ":"]
  /// What lines are made of in a picture of characters alone, in the order of series.
  private static let strokes: [Character] = [".", "'", "-", "~", "`"]
  /// Which dots of a cell fill a band.
  static let bandDots = [(x: 0, y: 0), (x: 1, y: 2), (x: 1, y: 0)]

  /// The colour of a band in drawings: faint, so that lines are seen over it, and each next one stronger.
  func bandColour(on paper: Paper) -> Colour {
    paper.colour(colour).mixed(with: paper.ground, index.isMultiple(of: 2) ? 0.85 : 0.7)
  }

  /// Three cells of a band.
  private var bandSample: String {
    let dot = Self.bandDots[index % Self.bandDots.count]
    var canvas = BrailleCanvas(columns: 3, rows: 1)
    for cell in 0..<3 { canvas.dot(x: 2 * cell + dot.x, y: dot.y, ink: ink) }
    var picture = TextCanvas(columns: 3, rows: 1)
    canvas.copy(to: &picture, column: 0, row: 0)
    return picture.lines().joined()
  }

  /// What the line's dots are drawn with.
  var ink: Ink { Ink(glyph: stroke, colour: colour) }

  /// A short piece of the series for the legend.
  func sample(_ mark: Chart.Mark, hasMarkers: Bool) -> String {
    switch (mark, glyphs) {
    case (.band, .braille): return bandSample
    case (.band, .ascii): return String(repeating: Self.bandGlyphs[index % Self.bandGlyphs.count], count: 3)
    case (.boxes, .braille), (.rowBoxes, .braille): return "┝\(marker)┥"
    case (.boxes, .ascii), (.rowBoxes, .ascii): return "=\(marker)="
    case (.ranges, .braille): return "├─┤"
    case (.ranges, .ascii): return "|-|"
    case (.bars, _): return String(repeating: fill, count: 3)
    case (.points, .braille): return hasMarkers ? String(marker) : "⠂⠄⠁"
    case (.points, .ascii): return String(marker)
    case (.line, .ascii) where !hasMarkers: return String(repeating: stroke, count: 3)
    case (.line, .ascii): return "\(stroke)\(marker)\(stroke)"
    case (.line, .braille): return lineSample(hasMarkers: hasMarkers)
    }
  }

  /// A line five columns long, with a marker in its middle.
  private func lineSample(hasMarkers: Bool) -> String {
    var canvas = BrailleCanvas(columns: 5, rows: 1)
    canvas.line(from: (0, 2), to: (9, 2), ink: ink, texture: texture)
    var picture = TextCanvas(columns: 5, rows: 1)
    canvas.copy(to: &picture, column: 0, row: 0)
    if hasMarkers { picture.put(marker, column: 2, row: 0) }
    return picture.lines().joined()
  }
}

extension Texture {
  /// One dot in four, for series that should stay in the background.
  fileprivate static let sparse = Texture([true, false, false, false])
  /// Every second dot.
  fileprivate static let dotted = Texture([true, false])
  /// Five dots, then three left out.
  fileprivate static let dashed = Texture([true, true, true, true, true, false, false, false])
  /// Four dots, then one.
  fileprivate static let dashDotted = Texture([true, true, true, true, false, false, true, false, false])
}
