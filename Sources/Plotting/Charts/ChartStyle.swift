/// How a chart is drawn as text.
package struct ChartStyle: Sendable, Equatable {
  package enum Glyphs: Sendable, Equatable {
    /// Braille dots, box drawing, geometric shapes.
    case braille
    /// The 95 printable characters of ASCII, but for what titles and names bring with them.
    case ascii
  }

  package var glyphs: Glyphs
  /// Most columns a line may have; at most 1000 are used.
  package var width: Int
  /// Most lines the chart may have; at most 1000 are used.
  package var height: Int
  /// Whether series are coloured with terminal escapes, besides what tells them apart without.
  package var colours: Colours

  /// The colours that a terminal knows.
  package enum Colours: Sendable, Equatable {
    case none
    /// The 256 of xterm's table.
    case indexed
    /// All of red, green and blue.
    case full
  }

  package init(glyphs: Glyphs = .braille, width: Int = 76, height: Int = 20, colours: Colours = .none) {
    self.glyphs = glyphs
    self.width = width
    self.height = height
    self.colours = colours
  }
}

extension ChartStyle.Glyphs {
  var dotsPerCell: (across: Int, down: Int) {
    self == .braille ? BrailleCanvas.dotsPerCell : CharacterCanvas.dotsPerCell
  }

  var frame: FrameGlyphs { self == .braille ? .box : .ascii }

  var ellipsis: String { self == .braille ? "…" : "..." }
}

/// The characters a frame is drawn with.
struct FrameGlyphs: Sendable {
  let topLeft, topRight, bottomLeft, bottomRight: Character
  let horizontal, vertical, leftTick, bottomTick: Character
  let dashedHorizontal, dashedVertical: Character

  static let box = FrameGlyphs(
    topLeft: "┌", topRight: "┐", bottomLeft: "└", bottomRight: "┘", horizontal: "─", vertical: "│", leftTick: "┤",
    bottomTick: "┬", dashedHorizontal: "╌", dashedVertical: "┊")
  static let ascii = FrameGlyphs(
    topLeft: "+", topRight: "+", bottomLeft: "+", bottomRight: "+", horizontal: "-", vertical: "|", leftTick: "+",
    bottomTick: "+", dashedHorizontal: "-", dashedVertical: ":")
}
