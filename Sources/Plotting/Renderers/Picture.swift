/// Anything that can be drawn, without size, resolution or output format.
package enum Picture: Sendable, Equatable {
  /// A chart.
  case chart(Chart)
  /// Heat maps.
  case heatMaps(HeatMaps)
  /// Pictures one above the other.
  indirect case stack([Picture])
}

extension Picture {
  /// The picture as lines of text, at most `style.width` columns wide. Pictures one above the other have three fifths of
  /// the height each.
  package func lines(_ style: ChartStyle) -> [String] {
    switch self {
    case .chart(let chart): render(chart, style: style)
    case .heatMaps(let maps): render(maps, style: style)
    case .stack(let pictures) where pictures.count == 1: pictures[0].lines(style)
    case .stack(let pictures): pictures.flatMap { $0.lines(style.stacked) }
    }
  }
}

extension ChartStyle {
  /// The style of each of several pictures that stand one above the other.
  var stacked: ChartStyle {
    var style = self
    style.height = max(min(height, 3), height * 3 / 5)
    return style
  }
}
