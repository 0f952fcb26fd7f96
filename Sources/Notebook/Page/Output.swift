import Phrases
import Plotting
import Text

/// What a command has to say, before it is laid out.
package enum Output: Sendable, Equatable {
  /// A line of text.
  case text(Phrase)
  /// Text that is broken into lines of so many columns.
  case paragraph(Phrase, width: Int = 80)
  /// Columns of text.
  case table(TextTable)
  /// A picture, and how the command was told to draw it.
  case picture(Picture, PictureOptions)

  /// A line that is the same in every language.
  package static func line(_ text: String) -> Output { .text(Phrase(verbatim: text)) }

  /// A chart as large as others are.
  package static func chart(_ chart: Chart) -> Output { .picture(.chart(chart), PictureOptions()) }
}

/// What a command was told about the look of a picture; nil is as the formatter has it.
package struct PictureOptions: Sendable, Equatable {
  package var width: Int?
  package var height: Int?
  package var glyphs: ChartStyle.Glyphs?

  package init(width: Int? = nil, height: Int? = nil, glyphs: ChartStyle.Glyphs? = nil) {
    self.width = width
    self.height = height
    self.glyphs = glyphs
  }

  /// A style with what was told in it.
  package func applied(to style: ChartStyle) -> ChartStyle {
    var style = style
    style.width = width ?? style.width
    style.height = height ?? style.height
    style.glyphs = glyphs ?? style.glyphs
    return style
  }
}
