/// Where a series has its markers.
struct MarkerPlacing: Sendable, Equatable {
  /// Whether the marker stands at every point.
  private(set) var isAtEveryPoint = false
  /// Column and row of each marker; later ones are drawn over earlier ones.
  private(set) var cells: [Cell] = []

  /// A cell of the plot area with a marker.
  struct Cell: Sendable, Equatable {
    var column, row: Int
    /// The point that the marker is at.
    var point: Chart.Point
  }

  /// Columns between the markers of a line with more points than columns.
  private static let distance = 12
  /// From this many columns per point on, each point has a marker.
  private static let leastSpacing = 1.75

  /// At each point if the points stand apart. Otherwise a line among others has a marker every few columns, between the
  /// markers of the other lines; a line alone needs none.
  ///
  /// - Parameters:
  ///   - index: the place of the series in the chart.
  ///   - count: how many series the chart has.
  init(_ series: Chart.Series, in area: PlotArea, index: Int, count: Int) {
    guard series.mark == .line || series.mark == .points else { return }
    let spread = Spread(series.points, area)
    isAtEveryPoint = spread.columnsPerPoint >= Self.leastSpacing
    if series.mark == .points { isAtEveryPoint = isAtEveryPoint || count > 1 || spread.count <= area.columns }
    if isAtEveryPoint {
      cells = series.points.compactMap(area.markerCell)
    } else if series.mark == .line, count > 1 {
      cells = Self.spaced(series.points, area, offset: index * Self.distance / count)
    }
  }

  /// Markers every `distance` columns, the first at `offset`; if no point is there, one marker at the last point.
  private static func spaced(_ points: [Chart.Point], _ area: PlotArea, offset: Int) -> [Cell] {
    var found = [Cell?](repeating: nil, count: area.columns)
    /// The rightmost column.
    var last: Cell?
    for point in points {
      guard let cell = area.markerCell(point) else { continue }
      found[cell.column] = cell
      last = cell
    }
    let cells = stride(from: offset % distance, to: area.columns, by: distance).compactMap { found[$0] }
    return cells.isEmpty ? [last].compactMap { $0 } : cells
  }
}

extension PlotArea {
  /// The cell of a point; nil if it has no place.
  fileprivate func markerCell(_ point: Chart.Point) -> MarkerPlacing.Cell? {
    cell(point).map { MarkerPlacing.Cell(column: $0.column, row: $0.row, point: point) }
  }
}

/// How many points there are and how far apart.
private struct Spread {
  /// How many points have a place.
  var count = 0
  /// The leftmost column.
  var first = Int.max
  var last = Int.min

  init(_ points: [Chart.Point], _ area: PlotArea) {
    for point in points {
      guard let cell = area.cell(point) else { continue }
      count += 1
      first = min(first, cell.column)
      last = max(last, cell.column)
    }
  }

  /// The mean distance of neighbouring points; infinite for a single point.
  var columnsPerPoint: Double {
    count > 1 ? Double(last - first) / Double(count - 1) : Double.infinity
  }
}
