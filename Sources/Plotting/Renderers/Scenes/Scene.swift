/// A picture as shapes on paper, which SVG and pixels are drawn from. A cell of text is 10 units wide and 20 high, so that
/// the layout is that of the picture as text.
struct Scene: Sendable, Equatable {
  /// The width of a cell of text, in units.
  static let cellWidth = 10.0
  /// The height of a cell of text, in units.
  static let cellHeight = 20.0

  /// The width in units.
  var width: Double
  /// The height in units.
  var height: Double
  /// What it is drawn on.
  var paper = Paper.light
  /// Drawn in this order, later shapes over earlier ones.
  var shapes: [Shape] = []

  /// A place, in units from the upper left corner.
  struct Point: Sendable, Equatable {
    var x, y: Double
  }

  /// A rectangle, in units; x and y are those of its upper left corner.
  struct Rectangle: Sendable, Equatable {
    var x, y, width, height: Double
  }

  /// The cells of a heat map, which are of one size.
  struct Cells: Sendable, Equatable {
    /// All cells together.
    var place: Rectangle
    /// In each row.
    var columns: Int
    /// The colours of each row, from the left.
    var colours: [[Colour]]

    /// Where neighbours in a row stand.
    func rectangle(row: Int, _ columns: Range<Int>) -> Rectangle {
      let width = place.width / Double(max(self.columns, 1))
      let height = place.height / Double(max(colours.count, 1))
      return Rectangle(
        x: place.x + Double(columns.lowerBound) * width, y: place.y + Double(row) * height,
        width: Double(columns.count) * width, height: height)
    }

    /// Each cell, row by row.
    var rectangles: [(place: Rectangle, colour: Colour)] {
      colours.enumerated().flatMap { row, colours in
        colours.enumerated().map { (rectangle(row: row, $0..<$0 + 1), $1) }
      }
    }
  }

  /// What a scene is made of.
  enum Shape: Sendable, Equatable {
    /// Part of the frame, a tick, a reference line.
    case rule(Point, Point, Colour, isDashed: Bool)
    /// A line of a series.
    case line([Point], Colour, Dashes)
    /// A band, whose outline is given.
    case area([Point], Colour)
    /// Small dots, for points that are too many for markers.
    case dots([Point], Colour)
    /// A marker at its place.
    case marker(MarkerShape, Point, Colour)
    /// A bar, a box, a shade of a scale.
    case rectangle(Rectangle, Colour, Filling)
    /// A heat map.
    case cells(Cells)
    /// A bar whose colour goes from the first of some, at its left end, to the last; they are equally far from one another.
    case colourBar(Rectangle, [Colour])
    /// Text whose baseline is at a place.
    case text(String, Point, Anchor, TextLook)
    /// Text that runs upward, whose middle is at a place of its baseline.
    case upwardText(String, Point)
  }

  /// Which part of a text is at its place.
  enum Anchor: String, Sendable {
    case start, middle, end
  }

  /// What a text is for.
  enum TextLook: Sendable, Equatable {
    case title, label
    /// The label of a reference line, which is drawn over the series.
    case note
  }

  /// This scene with another one below it.
  func above(_ other: Scene) -> Scene {
    var result = self
    result.width = max(width, other.width)
    result.height += other.height
    result.shapes += other.shapes.map { $0.moved(down: height) }
    return result
  }

  /// What a picture is drawn for.
  struct Target: Sendable, Equatable {
    /// What it is drawn on.
    var paper: Paper
    /// Whether it stands by itself, with all its texts, instead of over the characters of a terminal.
    var isWhole: Bool

    /// Pixels over the characters of a terminal.
    static let terminal = Target(paper: .light, isWhole: false)
  }
}

/// How lines differ without colour, like the textures of text.
enum Dashes: Int, CaseIterable, Sendable {
  case solid, dotted, dashed, dashDotted
}

/// How a bar is filled, like the fillings of text.
enum Filling: Int, CaseIterable, Sendable {
  case full, light, rising, falling

  /// The filling of a box in the place of that of a bar: one that does not hide the median.
  var ofBox: Filling {
    switch self {
    case .full, .falling: .light
    case .light: .rising
    case .rising: .falling
    }
  }
}

/// The shapes of markers, in the order of the characters that text has for them.
enum MarkerShape: Int, CaseIterable, Sendable {
  case disc, ring, plus, cross, diamond, hollowDiamond, square, hollowSquare, triangle, hollowTriangle

  /// Whether the inside of the marker is empty.
  var isHollow: Bool {
    switch self {
    case .ring, .hollowDiamond, .hollowSquare, .hollowTriangle: true
    default: false
    }
  }
}

extension Scene.Shape {
  /// The shape, further down and to the right.
  func moved(down distance: Double, right: Double = 0) -> Scene.Shape {
    func move(_ point: Scene.Point) -> Scene.Point { Scene.Point(x: point.x + right, y: point.y + distance) }
    func move(_ place: Scene.Rectangle) -> Scene.Rectangle {
      Scene.Rectangle(x: place.x + right, y: place.y + distance, width: place.width, height: place.height)
    }
    switch self {
    case .rule(let a, let b, let colour, let isDashed): return .rule(move(a), move(b), colour, isDashed: isDashed)
    case .line(let points, let colour, let dashes): return .line(points.map(move), colour, dashes)
    case .area(let points, let colour): return .area(points.map(move), colour)
    case .dots(let points, let colour): return .dots(points.map(move), colour)
    case .marker(let shape, let point, let colour): return .marker(shape, move(point), colour)
    case .rectangle(let rectangle, let colour, let filling): return .rectangle(move(rectangle), colour, filling)
    case .colourBar(let bar, let colours): return .colourBar(move(bar), colours)
    case .cells(var cells):
      cells.place = move(cells.place)
      return .cells(cells)
    case .text(let text, let point, let anchor, let look): return .text(text, move(point), anchor, look)
    case .upwardText(let text, let point): return .upwardText(text, move(point))
    }
  }
}

extension Picture {
  /// The picture as shapes, laid out as in text of this style.
  func scene(_ style: ChartStyle, _ target: Scene.Target = .terminal) -> Scene {
    switch self {
    case .chart(let chart): return ChartScene(chart, style, target).scene
    case .heatMaps(let maps): return HeatMapScene(maps, style, target).scene
    case .stack(let pictures):
      let scenes = pictures.map { $0.scene(pictures.count > 1 ? style.stacked : style, target) }
      return scenes.dropFirst().reduce(scenes.first ?? Scene(width: 0, height: 0)) { $0.above($1) }
    }
  }
}
