/// What a chart shows, free of any size, resolution or output format. Renderers read it; it draws nothing itself.
package struct Chart: Sendable, Equatable {
  package var title: String
  package var xAxis: Axis
  package var yAxis: Axis
  /// Drawn in this order, later over earlier.
  package var series: [Series]
  /// Drawn beneath the series; both axes reach far enough to show them.
  package var referenceLines: [ReferenceLine]

  package init(
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
  package struct Axis: Sendable, Equatable {
    package var title: String
    package var scale: Scale
    /// Names for places on the axis, such as months; where empty, ticks are numbers. Names that would run into one
    /// another are left out evenly.
    package var labels: [AxisLabel]
    /// What the axis reaches at least, however little of it the points need; ignored where it is not finite.
    package var bounds: ClosedRange<Double>?

    package init(
      title: String = "", scale: Scale = .linear, labels: [AxisLabel] = [], bounds: ClosedRange<Double>? = nil
    ) {
      self.title = title
      self.scale = scale
      self.labels = labels
      self.bounds = bounds
    }

    /// An axis with names at the places 0, 1, 2, …
    package init(title: String = "", names: [String]) {
      self.init(
        title: title, labels: names.enumerated().map { AxisLabel(position: Double($0), text: $1) })
    }
  }

  /// How far apart values are drawn: by their difference, or by their ratio (positive values only).
  package enum Scale: Sendable, Equatable {
    case linear, logarithmic
  }

  /// A name for one place on an axis.
  package struct AxisLabel: Sendable, Equatable {
    package var position: Double
    package var text: String

    package init(position: Double, text: String) {
      self.position = position
      self.text = text
    }
  }

  /// One place in the chart. A NaN is a gap: it is not shown, and a line has a break there.
  package struct Point: Sendable, Equatable {
    package var x: Double
    package var y: Double

    package init(x: Double, y: Double) {
      self.x = x
      self.y = y
    }
  }

  /// How the points of a series are drawn: joined in their order, each for itself, as bars from zero, or as a box plot
  /// of all points at one place of the x axis.
  package enum Mark: Sendable, Equatable {
    case line, points, bars, boxes

    /// Whether marks have a width of their own on the x axis.
    var isWide: Bool { self == .bars || self == .boxes }
  }

  /// What a colour is for; the renderer chooses which it is.
  package enum ColourRole: Sendable, Equatable {
    /// By the place of the series in the chart.
    case automatic
    case primary, secondary, tertiary, quaternary
    case good, bad, muted
  }

  /// Points that belong together, under one name in the legend. Without a name it has no place there.
  package struct Series: Sendable, Equatable {
    package var name: String
    package var points: [Point]
    package var mark: Mark
    package var colour: ColourRole

    package init(_ name: String, points: [Point], mark: Mark = .line, colour: ColourRole = .automatic) {
      self.name = name
      self.points = points
      self.mark = mark
      self.colour = colour
    }

    /// Values one apart on the x axis, the first at `start`.
    package init(
      _ name: String, values: [Double], from start: Double = 0, mark: Mark = .line, colour: ColourRole = .automatic
    ) {
      let points = values.enumerated().map { Point(x: start + Double($0), y: $1) }
      self.init(name, points: points, mark: mark, colour: colour)
    }
  }

  /// A dashed line across the whole chart.
  package struct ReferenceLine: Sendable, Equatable {
    package enum Place: Sendable, Equatable {
      /// A horizontal line at this height.
      case y(Double)
      /// A vertical line at this place.
      case x(Double)
    }

    package var place: Place
    package var label: String
    package var colour: ColourRole

    package init(_ place: Place, label: String = "", colour: ColourRole = .muted) {
      self.place = place
      self.label = label
      self.colour = colour
    }
  }
}
