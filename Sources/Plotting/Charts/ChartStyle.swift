/// How a picture is drawn as text: characters, size, colours.
package struct ChartStyle: Sendable, Equatable {
  /// Which characters a picture is made of.
  package enum Glyphs: Sendable, Equatable {
    /// Braille dots, box drawing, geometric shapes.
    case braille
    /// The 95 printable characters of ASCII; titles and names may contain others.
    case ascii
  }

  /// Which characters are used.
  package var glyphs: Glyphs
  /// The most columns that a line may have; more than 1000 are not used.
  package var width: Int
  /// The most lines that the picture may have; more than 1000 are not used.
  package var height: Int
  /// Which colours are used, as terminal escapes. Series can be told apart without them.
  package var colours: Colours

  /// The colours that a terminal knows.
  package enum Colours: Sendable, Equatable {
    /// No colours.
    case none
    /// The 256 of xterm's table.
    case indexed
    /// All of red, green and blue.
    case full
  }

  /// Makes a style; the default is that of recorded sessions.
  package init(glyphs: Glyphs = .braille, width: Int = 76, height: Int = 20, colours: Colours = .none) {
    self.glyphs = glyphs
    self.width = width
    self.height = height
    self.colours = colours
  }
}

extension ChartStyle.Glyphs {
  /// Dots of a character, across and down.
  var dotsPerCell: (across: Int, down: Int) {
    self == .braille ? BrailleCanvas.dotsPerCell : CharacterCanvas.dotsPerCell
  }

  /// The characters of the frame.
  var frame: FrameGlyphs { self == .braille ? .box : .ascii }

  /// Ends a text that is cut.
  var ellipsis: String { self == .braille ? "…" : "..." }
}

/// The characters a frame is drawn with.
struct FrameGlyphs: Sendable {
  /// The corners.
  let topLeft, topRight, bottomLeft, bottomRight: Character
  /// The edges, and the edges where a tick is.
  let horizontal, vertical, leftTick, bottomTick: Character
  /// Reference lines.
  let dashedHorizontal, dashedVertical: Character

  /// Box drawing characters.
  static let box = FrameGlyphs(
    topLeft: "┌", topRight: "┐", bottomLeft: "└", bottomRight: "┘", horizontal: "─", vertical: "│", leftTick: "┤",
    bottomTick: "┬", dashedHorizontal: "╌", dashedVertical: "┊")
  /// ASCII characters.
  static let ascii = FrameGlyphs(
    topLeft: "+", topRight: "+", bottomLeft: "+", bottomRight: "+", horizontal: "-", vertical: "|", leftTick: "+",
    bottomTick: "+", dashedHorizontal: "-", dashedVertical: ":")
}
