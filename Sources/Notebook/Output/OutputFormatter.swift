import Plotting

/// Lays output out as lines of text, at most 80 columns wide in sessions.
package struct OutputFormatter: Sendable {
  /// How charts look.
  package var chartStyle: ChartStyle

  /// The layout of sessions, the same on every terminal: braille, 76 × 20, no colour.
  package init(chartStyle: ChartStyle = ChartStyle()) {
    self.chartStyle = chartStyle
  }

  /// The lines, without blanks at their ends; text that came from files has its control characters escaped.
  package func lines(_ outputs: [Output]) -> [String] {
    outputs.flatMap { output -> [String] in
      switch output {
      case .text(let text): [text.escapedForTerminal]
      case .table(let table): table.lines(ascii: chartStyle.glyphs == .ascii).map(\.escapedForTerminal)
      case .chart(let chart): render(chart, style: chartStyle)
      }
    }
  }
}
