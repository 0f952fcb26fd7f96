import Phrases
import Plotting
import Text

/// A part of a command's output, before it is laid out.
package enum Output: Sendable, Equatable {
  /// A line of text.
  case text(Phrase)
  /// Text that is wrapped into lines of at most `width` columns.
  case paragraph(Phrase, width: Int = 80)
  /// Text behind a head, wrapped into lines of at most 80 columns: it begins `indent` columns from the left, where the head
  /// stands, and every further line `hanging` columns beyond that.
  case entry(Phrase, head: String = "", indent: Int = 0, hanging: Int = 0)
  /// Columns of text.
  case table(TextTable)
  /// A picture, and the options it was asked for with.
  case picture(Picture, PictureOptions)

  /// Returns a line that is the same in every language.
  package static func line(_ text: String) -> Output { .text(Phrase(verbatim: text)) }

  /// Returns a chart of the usual size.
  package static func chart(_ chart: Chart) -> Output { .picture(.chart(chart), PictureOptions()) }
}

/// How a command was asked to draw a picture. What is nil, the formatter decides.
package struct PictureOptions: Sendable, Equatable {
  /// Columns, labels included.
  package var width: Int?
  /// Lines, labels included.
  package var height: Int?
  /// The characters that it is drawn with.
  package var glyphs: ChartStyle.Glyphs?

  /// Options, all of which the formatter decides unless given.
  package init(width: Int? = nil, height: Int? = nil, glyphs: ChartStyle.Glyphs? = nil) {
    self.width = width
    self.height = height
    self.glyphs = glyphs
  }

  /// Returns a style with these options in place of its own.
  package func applied(to style: ChartStyle) -> ChartStyle {
    var style = style
    style.width = width ?? style.width
    style.height = height ?? style.height
    style.glyphs = glyphs ?? style.glyphs
    return style
  }
}
