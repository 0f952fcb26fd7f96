/// Anything that can be drawn, free of size, resolution and output format.
package enum Picture: Sendable, Equatable {
  case chart(Chart)
  case heatMaps(HeatMaps)
  /// Pictures one above the other.
  indirect case stack([Picture])
}

extension Picture {
  /// The picture as lines of text, at most `style.width` columns wide; pictures one above the other take three fifths
  /// of the height each.
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
  /// For one of two pictures that stand one above the other.
  var stacked: ChartStyle {
    var style = self
    style.height = max(min(height, 3), height * 3 / 5)
    return style
  }
}
