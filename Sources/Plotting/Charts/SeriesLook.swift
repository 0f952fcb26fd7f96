/// What tells one series from another without colour: its marker, the texture of its line, the filling of its bars.
struct SeriesLook: Sendable, Equatable {
  /// Marks a point in a picture of characters.
  let marker: Character
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
    fill = fills[index % fills.count]
    let isMuted = colour == .muted
    texture = glyphs == .braille ? (isMuted ? .sparse : textures[index % textures.count]) : .solid
    self.colour = colour == .automatic ? colours[index % colours.count] : colour
    markerShape = MarkerShape.allCases[index % MarkerShape.allCases.count]
    dashes = Dashes.allCases[index % Dashes.allCases.count]
    filling = Filling.allCases[index % Filling.allCases.count]
    self.glyphs = glyphs
  }

  /// What the line's dots are drawn with.
  var ink: Ink { Ink(glyph: marker, colour: colour) }

  /// A short piece of the series for the legend.
  func sample(_ mark: Chart.Mark, hasMarkers: Bool) -> String {
    switch (mark, glyphs) {
    case (.boxes, .braille): return "┝\(marker)┥"
    case (.boxes, .ascii): return "=\(marker)="
    case (.bars, _): return String(repeating: fill, count: 3)
    case (.points, .braille): return hasMarkers ? String(marker) : "⠂⠄⠁"
    case (.points, .ascii): return String(marker)
    case (.line, .ascii): return String(repeating: marker, count: 3)
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
