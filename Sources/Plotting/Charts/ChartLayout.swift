/// Which parts of a chart have room, and in which columns and rows they stand. The plot area comes first: titles and
/// frame are left out if room is short.
struct ChartLayout: Sendable, Equatable {
  /// Whether the title is shown.
  private(set) var hasTitle = false
  /// Whether the frame has its upper edge, which also bears the title of the y axis.
  private(set) var hasTopEdge = false
  /// Whether the frame has its lower edge, with tick labels below it.
  private(set) var hasBottomEdge = false
  /// Whether the title of the x axis is shown.
  private(set) var hasXTitle = false
  /// Whether the legend is shown.
  private(set) var hasLegend = false
  /// Whether the frame has its left and right edges.
  private(set) var hasSides = false
  /// Columns for the labels left of the frame, including the blank after them; 0 without labels.
  private(set) var labelColumns = 0
  /// The width of the plot area, which is inside the frame.
  private(set) var columns: Int
  /// The height of the plot area.
  private(set) var rows: Int

  /// Divides the height.
  ///
  /// - Parameters:
  ///   - legendRows: lines of the legend; 0 without a legend.
  ///   - hasTitle: whether there is a title that needs a line.
  ///   - hasXTitle: whether the x axis has a title that needs a line.
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

  /// Gives `width` columns and a blank to the labels at the left, if enough is left for the plot area.
  mutating func addLabels(width: Int) {
    guard hasSides, columns - width - 1 >= 8 else { return }
    labelColumns = width + 1
    columns -= labelColumns
  }

  /// The first column of the plot area.
  var plotColumn: Int { labelColumns + (hasSides ? 1 : 0) }
  /// The first row of the plot area.
  var plotRow: Int { (hasTitle ? 1 : 0) + (hasTopEdge ? 1 : 0) }
  /// The row of the upper edge.
  var topEdgeRow: Int { plotRow - 1 }
  /// The row of the lower edge.
  var bottomEdgeRow: Int { plotRow + rows }
  /// The row of the x axis's tick labels.
  var tickLabelRow: Int { bottomEdgeRow + 1 }
  /// The row of the x axis's title.
  var xTitleRow: Int { bottomEdgeRow + 2 }
  /// The first row of the legend.
  var legendRow: Int { bottomEdgeRow + (hasBottomEdge ? 2 : 0) + (hasXTitle ? 1 : 0) }

  /// Takes rows away from the plot area, unless fewer than three would remain.
  private mutating func take(_ count: Int) -> Bool {
    guard rows - count >= 3 else { return false }
    rows -= count
    return true
  }
}
