/// Which parts of a chart have room, and where they stand. The picture comes first; titles and frame go when room is
/// short.
struct ChartLayout: Sendable, Equatable {
  private(set) var hasTitle = false
  private(set) var hasTopEdge = false
  private(set) var hasBottomEdge = false
  private(set) var hasXTitle = false
  private(set) var hasLegend = false
  private(set) var hasSides = false
  /// Columns for the labels left of the frame, with the blank after them; 0 without.
  private(set) var labelColumns = 0
  /// The cells inside the frame.
  private(set) var columns: Int
  private(set) var rows: Int

  /// Divides the height: `legendRows` lines of legend, 0 without; a title and an x title where there are such.
  init(width: Int, height: Int, legendRows: Int, hasTitle: Bool, hasXTitle: Bool) {
    columns = width
    rows = height
    let isFrameable = width >= 8
    hasLegend = legendRows > 0 && take(legendRows)
    hasBottomEdge = isFrameable && take(2)
    self.hasTitle = hasTitle && take(1)
    hasTopEdge = isFrameable && hasBottomEdge && take(1)
    self.hasXTitle = hasXTitle && hasBottomEdge && take(1)
    if hasBottomEdge {
      hasSides = true
      columns -= 2
    }
  }

  /// Gives `width` columns and a blank to the labels at the left, if enough is left for the picture.
  mutating func addLabels(width: Int) {
    guard hasSides, columns - width - 1 >= 8 else { return }
    labelColumns = width + 1
    columns -= labelColumns
  }

  var plotColumn: Int { labelColumns + (hasSides ? 1 : 0) }
  var plotRow: Int { (hasTitle ? 1 : 0) + (hasTopEdge ? 1 : 0) }
  var topEdgeRow: Int { plotRow - 1 }
  var bottomEdgeRow: Int { plotRow + rows }
  var tickLabelRow: Int { bottomEdgeRow + 1 }
  var xTitleRow: Int { bottomEdgeRow + 2 }
  var legendRow: Int { bottomEdgeRow + (hasBottomEdge ? 2 : 0) + (hasXTitle ? 1 : 0) }

  private mutating func take(_ count: Int) -> Bool {
    guard rows - count >= 3 else { return false }
    rows -= count
    return true
  }
}
