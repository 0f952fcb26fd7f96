/// What a chart shows, without any size, resolution or output format. It draws nothing itself; `lines(width:height:ascii:)`
/// and `svg(width:height:)` do.
///
///     let chart = Chart(
///       title: "Sales", xAxis: .init(title: "month", names: ["May", "June", "July"]),
///       series: [.init("actual", values: [3, 5, 4]), .init("forecast", values: [4, 4, 5])])
public struct Chart: Sendable, Equatable {
  /// Written above the chart; empty for none.
  public var title: String
  /// The horizontal axis.
  public var xAxis: Axis
  /// The vertical axis.
  public var yAxis: Axis
  /// Drawn in this order, later series over earlier ones.
  public var series: [Series]
  /// Drawn under the series, but over boxes that lie on their side; both axes reach far enough to show them.
  public var referenceLines: [ReferenceLine]
  /// What the legend says besides the names of the series, such as what the ends of boxes are.
  public var legendNotes: [LegendNote] = []

  /// Makes a chart.
  public init(
    title: String = "", xAxis: Axis = Axis(), yAxis: Axis = Axis(), series: [Series] = [],
    referenceLines: [ReferenceLine] = []
  ) {
    self.title = title
    self.xAxis = xAxis
    self.yAxis = yAxis
    self.series = series
    self.referenceLines = referenceLines
  }
}

extension Chart {
  /// One axis: what it measures and how.
  public struct Axis: Sendable, Equatable {
    /// What is measured, with its unit: `sales in dollars`.
    public var title: String
    /// How values are placed along the axis.
    public var scale: Scale
    /// Names for places on the axis, such as months. Without names, ticks are numbers. If names would run into one
    /// another, only some are shown.
    public var labels: [AxisLabel]
    /// Which labels to show, as positions in `labels`: the first of these lists that has room, such as all months, the
    /// first months of quarters, Januaries. Without any, every first, second, fifth, tenth, … label.
    public var tickChoices: [[Int]] = []
    /// What the axis shows at least, even if no point needs it; ignored if it is not finite.
    public var bounds: ClosedRange<Double>?

    /// Makes an axis with ticks that are numbers, or with names at any places.
    public init(
      title: String = "", scale: Scale = .linear, labels: [AxisLabel] = [], bounds: ClosedRange<Double>? = nil
    ) {
      self.title = title
      self.scale = scale
      self.labels = labels
      self.bounds = bounds
    }

    /// Makes an axis with names at the places 0, 1, 2, …
    public init(title: String = "", names: [String]) {
      self.init(
        title: title, labels: names.enumerated().map { AxisLabel(position: Double($0), text: $1) })
    }
  }

  /// How far apart values are drawn: by their difference, or by their ratio (positive values only).
  public enum Scale: Sendable, Equatable {
    case linear, logarithmic
  }

  /// A name for one place on an axis.
  public struct AxisLabel: Sendable, Equatable {
    /// The place, as a value of the axis.
    public var position: Double
    /// The name.
    public var text: String

    /// Makes a name.
    public init(position: Double, text: String) {
      self.position = position
      self.text = text
    }
  }

  /// One place in the chart. If a value is NaN, the point is a gap: it is not shown, and a line breaks there.
  public struct Point: Sendable, Equatable {
    /// The value on the horizontal axis.
    public var x: Double
    /// The value on the vertical axis.
    public var y: Double

    /// Makes a point.
    public init(x: Double, y: Double) {
      self.x = x
      self.y = y
    }
  }

  /// How the points of a series are drawn.
  public enum Mark: Sendable, Equatable {
    /// Joined in their order.
    case line
    /// Each for itself.
    case points
    /// As bars from zero.
    case bars
    /// As one box plot for all points at the same place of the x axis.
    case boxes
    /// As one box plot, on its side, for all points at the same place of the y axis. The places are whole numbers.
    case rowBoxes
    /// As a band below everything else, from a lower to an upper point at each place, which alternate.
    case band
    /// As upright lines from a lower to an upper point, which alternate.
    case ranges

    /// Whether marks have a width of their own on the x axis.
    var isWide: Bool { self == .bars || self == .boxes }
  }

  /// A line of the legend that belongs to no series.
  public struct LegendNote: Sendable, Equatable {
    /// What the sample beside it shows.
    public var mark: Mark
    /// What that means.
    public var text: String

    /// Makes a note.
    public init(_ mark: Mark, _ text: String) {
      self.mark = mark
      self.text = text
    }
  }

  /// What a colour is for. Each renderer decides which colour it is; series can be told apart without any.
  public enum ColourRole: Sendable, Equatable {
    /// One of the next four, by the place of the series in the chart.
    case automatic
    case primary, secondary, tertiary, quaternary
    case good, bad, muted
    /// The colour of text.
    case ink
  }

  /// Points that belong together, under one name in the legend.
  public struct Series: Sendable, Equatable {
    /// The name in the legend; empty for a series without a place there.
    public var name: String
    /// The points, in the order in which a line joins them.
    public var points: [Point]
    /// How the points are drawn.
    public var mark: Mark
    /// What the colour is for.
    public var colour: ColourRole
    /// How many columns of text the series is drawn to the right of its places, so that it stands beside another one.
    public var columnsAside = 0

    /// Makes a series of points.
    public init(_ name: String, points: [Point], mark: Mark = .line, colour: ColourRole = .automatic) {
      self.name = name
      self.points = points
      self.mark = mark
      self.colour = colour
    }

    /// Makes a band between the points of one line and those of another, which stand at the same places.
    public init(_ name: String, lower: [Point], upper: [Point], colour: ColourRole = .automatic) {
      self.init(name, points: zip(lower, upper).flatMap { [$0, $1] }, mark: .band, colour: colour)
    }

    /// Makes a series of values that are 1 apart on the x axis, the first at `start`.
    public init(
      _ name: String, values: [Double], from start: Double = 0, mark: Mark = .line, colour: ColourRole = .automatic
    ) {
      let points = values.enumerated().map { Point(x: start + Double($0), y: $1) }
      self.init(name, points: points, mark: mark, colour: colour)
    }
  }

  /// A dashed line across the whole chart.
  public struct ReferenceLine: Sendable, Equatable {
    /// Where a reference line is.
    public enum Place: Sendable, Equatable {
      /// A horizontal line at this value of the y axis.
      case y(Double)
      /// A vertical line at this value of the x axis.
      case x(Double)
    }

    /// Where the line is.
    public var place: Place
    /// Written beside the line; empty for none.
    public var label: String
    /// What the colour is for.
    public var colour: ColourRole

    /// Makes a reference line.
    public init(_ place: Place, label: String = "", colour: ColourRole = .muted) {
      self.place = place
      self.label = label
      self.colour = colour
    }
  }
}
