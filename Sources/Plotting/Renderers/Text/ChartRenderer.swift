import Text

/// The chart as lines of text, at most `style.width` columns wide and `style.height` lines high, without blanks at
/// the ends of lines. Every series can be told from the others without colour.
///
/// With little room, titles, legend and frame are left out. A chart without a point that can be shown is one line that
/// says so.
package func render(_ chart: Chart, style: ChartStyle) -> [String] {
  guard style.width > 0, style.height > 0 else { return [] }
  guard let plan = ChartPlan(chart, style: style) else {
    let title = chart.title.isEmpty ? "chart" : chart.title.escapedForTerminal
    return ["\(title): \(reasonForNoPicture(chart))".truncated(to: style.width, ellipsis: style.glyphs.ellipsis)]
  }
  return plan.picture().lines(colours: style.colours)
}

/// Why no point of a chart can be shown.
private func reasonForNoPicture(_ chart: Chart) -> String {
  if chart.series.allSatisfy({ $0.points.isEmpty }) { return "no points to draw" }
  let isLogarithmic = chart.xAxis.scale == .logarithmic || chart.yAxis.scale == .logarithmic
  return isLogarithmic
    ? "nothing to draw, a logarithmic axis needs finite values above 0"
    : "nothing to draw, no point has finite values"
}
