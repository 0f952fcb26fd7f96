import Text

/// A colour of red, green and blue light, 0 … 255 each.
package struct Colour: Sendable, Equatable {
  /// The part of red light.
  package var red: UInt8
  /// The part of green light.
  package var green: UInt8
  /// The part of blue light.
  package var blue: UInt8

  /// Makes a colour.
  package init(_ red: UInt8, _ green: UInt8, _ blue: UInt8) {
    (self.red, self.green, self.blue) = (red, green, blue)
  }

  /// `#0077bb`
  package var hexText: String {
    "#"
      + [red, green, blue].map { part in
        let digits = String(part, radix: 16)
        return digits.utf8.count < 2 ? "0" + digits : digits
      }.joined()
  }

  /// The colour between this one, at 0, and `other`, at 1.
  package func mixed(with other: Colour, _ part: Double) -> Colour {
    func mix(_ a: UInt8, _ b: UInt8) -> UInt8 {
      let value = Double(a) + (Double(b) - Double(a)) * min(max(part, 0), 1)
      return UInt8(wholeNumber(nearest: value))
    }
    return Colour(mix(red, other.red), mix(green, other.green), mix(blue, other.blue))
  }

  /// The nearest of a terminal's 256 colours: one of 24 greys, or of 6 × 6 × 6 others.
  package var terminalIndex: Int {
    let cube = [red, green, blue].map(Self.cubeLevel)
    let cubeColour = Colour(Self.levels[cube[0]], Self.levels[cube[1]], Self.levels[cube[2]])
    let mean = (Int(red) + Int(green) + Int(blue)) / 3
    let grey = min(max((mean - 3) / 10, 0), 23)
    let greyPart = UInt8(8 + grey * 10)
    if distance(to: Colour(greyPart, greyPart, greyPart)) < distance(to: cubeColour) { return 232 + grey }
    return 16 + cube[0] * 36 + cube[1] * 6 + cube[2]
  }

  /// The six strengths of each light in the cube of a terminal.
  private static let levels: [UInt8] = [0, 95, 135, 175, 215, 255]

  /// The nearest of the six strengths.
  private static func cubeLevel(_ part: UInt8) -> Int {
    part < 48 ? 0 : (part < 115 ? 1 : (Int(part) - 35) / 40)
  }

  /// The squared distance of two colours.
  private func distance(to other: Colour) -> Int {
    let parts = [(red, other.red), (green, other.green), (blue, other.blue)]
    return parts.reduce(0) { $0 + (Int($1.0) - Int($1.1)) * (Int($1.0) - Int($1.1)) }
  }
}

extension Chart.ColourRole {
  /// The colour, the same on every ground. Red, green and blue (`bad`, `good`, `primary`), which pictures of several
  /// cells need most, differ in lightness, too: people with any colour vision tell them apart, and so does a copy in grey.
  /// They have a contrast of 3 or more (WCAG 2) both on white and on black.
  package var colour: Colour {
    switch self {
    case .automatic, .primary: Colour(0x28, 0x7E, 0xBA)
    case .secondary: Colour(0xE0, 0x7B, 0x00)
    case .tertiary: Colour(0xA0, 0x30, 0x80)
    case .quaternary: Colour(0x46, 0xAF, 0xDC)
    case .good: Colour(0x46, 0xA4, 0x88)
    case .bad: Colour(0xBE, 0x0A, 0x0A)
    case .muted: Colour(0x66, 0x66, 0x66)
    case .ink: Colour(0x33, 0x33, 0x33)
    }
  }
}
