/// What drawings are drawn on: white, or black for dark pages and slides.
package enum Paper: Sendable, Equatable {
  case light, dark

  /// The colour of the paper.
  package var ground: Colour { self == .light ? Colour(0xFF, 0xFF, 0xFF) : Colour(0x0B, 0x0B, 0x0B) }
  /// The colour of frames and ticks.
  package var frame: Colour { self == .light ? Colour(0x33, 0x33, 0x33) : Colour(0xCC, 0xCC, 0xCC) }
  /// The colour of texts.
  package var text: Colour { self == .light ? Colour(0x22, 0x22, 0x22) : Colour(0xE6, 0xE6, 0xE6) }

  /// The colour of a role. Those of cells are the same on both.
  package func colour(_ role: Chart.ColourRole) -> Colour {
    switch (self, role) {
    case (_, .ink): frame
    case (.dark, .muted): Colour(0x99, 0x99, 0x99)
    case (.dark, .tertiary): Colour(0xC8, 0x5A, 0xA8)
    default: role.colour
    }
  }
}
