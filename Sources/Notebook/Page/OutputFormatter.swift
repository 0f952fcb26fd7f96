import Phrases
import Plotting
import Text

/// Lays output out as lines of text, at most 80 columns wide in sessions.
package struct OutputFormatter: Sendable {
  /// How charts look.
  package var chartStyle: ChartStyle
  /// How the terminal draws pixels; nil if pictures are drawn with characters.
  package var graphics: PixelGraphics?
  /// Columns that text is wrapped to; sessions have 80.
  package var columns: Int

  /// The layout of sessions, the same on every terminal: braille, 76 × 20, no colour.
  package init(chartStyle: ChartStyle = ChartStyle(), graphics: PixelGraphics? = nil, columns: Int = 80) {
    self.chartStyle = chartStyle
    self.graphics = graphics
    self.columns = columns
  }

  /// Returns the lines, without blanks at their ends. Control characters, which text from files may hold, are escaped.
  package func lines(_ outputs: [Output], in language: Language = .english) -> [String] {
    outputs.flatMap { output -> [String] in
      switch output {
      case .text(let phrase): [phrase.text(in: language).escapedForTerminal]
      case .paragraph(let phrase, let width):
        WrappedText.lines(phrase.text(in: language), width: min(width, columns)).map { $0.escapedForTerminal }
      case .entry(let phrase, let head, let indent, let hanging):
        entry(phrase.text(in: language), head, indent, hanging).map { $0.escapedForTerminal }
      case .table(let table):
        table.translated(language.heading).lines(ascii: chartStyle.glyphs == .ascii, width: columns)
          .map { $0.escapedForTerminal }
      case .picture(let picture, let options): lines(picture, options)
      }
    }
  }

  private func entry(_ text: String, _ head: String, _ indent: Int, _ hanging: Int) -> [String] {
    var lines = WrappedText.lines(text, width: min(80, columns), indent: indent, hanging: hanging)
    if !head.isEmpty {
      // The blanks of its indentation make room for the head.
      let first = (lines.first ?? "").dropFirst(indent)
      lines.replaceSubrange(..<min(1, lines.count), with: [(head.padded(to: indent) + first).withoutTrailingBlanks])
    }
    return lines
  }

  /// Returns a picture in pixels if the terminal can draw them and the picture fits on it, else in characters.
  private func lines(_ picture: Picture, _ options: PictureOptions) -> [String] {
    let style = options.applied(to: chartStyle)
    guard let graphics, style.glyphs != .ascii, style.width <= chartStyle.width, style.height <= chartStyle.height
    else {
      return picture.lines(style)
    }
    return picture.lines(style, graphics: graphics)
  }
}

extension Language {
  /// What stands over a column of a table, as this language says it. The number at its beginning may be any: `80 % from`
  /// has the key `{} % from`.
  package func heading(_ title: String) -> String {
    let whole = text(Phrase(stringLiteral: title))
    let number = title.prefix { $0.isNumber }
    guard whole == title, !number.isEmpty else { return whole }
    return text("\(number)\(rest: title.dropFirst(number.count))")
  }
}

extension Phrase.Interpolation {
  /// The rest of a key.
  fileprivate mutating func appendInterpolation(rest: Substring) { appendLiteral(String(rest)) }
}
