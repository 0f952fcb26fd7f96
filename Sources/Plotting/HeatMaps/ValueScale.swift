import Text

/// What the colours and shades of a heat map stand for.
package struct ValueScale: Sendable, Equatable {
  /// The value with the strongest shade. The scale starts at 0, or at minus this value if it is signed.
  package let greatest: Double
  /// Whether values below zero have shades of their own.
  package let isSigned: Bool

  /// From 0 to 1, for gates and probabilities.
  package static let unit = ValueScale(greatest: 1, isSigned: false)
  /// From −1 to 1, for hidden states.
  package static let signedUnit = ValueScale(greatest: 1, isSigned: true)

  /// Makes a scale; a greatest value that is not positive and finite counts as 1.
  package init(greatest: Double, isSigned: Bool) {
    self.greatest = greatest.isFinite && greatest > 0 ? greatest : 1
    self.isSigned = isSigned
  }

  /// From minus to plus the largest size of any of these values, rounded up to two digits.
  package static func fitting(_ values: some Sequence<Double>) -> ValueScale {
    let largest = values.reduce(0) { $1.isFinite ? max($0, $1.magnitude) : $0 }
    guard largest > 0 else { return .signedUnit }
    let exponent = decimalExponent(largest) - 1
    let rounded = scaledByPowerOfTen(
      Double(wholeNumber(notBelow: scaledByPowerOfTen(largest, -exponent) - 1e-9)), exponent)
    return ValueScale(greatest: rounded.isFinite ? max(rounded, largest) : largest, isSigned: true)
  }

  /// Where a value is on the scale: 0 at zero, 1 at the greatest, −1 at the least; nil for NaN.
  package func place(of value: Double) -> Double? {
    guard !value.isNaN else { return nil }
    return min(max(value / greatest, isSigned ? -1 : 0), 1)
  }

  /// The scale in a few characters: `0-1`, `±2.3`.
  package var shortText: String {
    let greatest = roundedText(greatest, digits: 3)
    return isSigned ? "±\(greatest)" : "0-\(greatest)"
  }

  /// The scale in words: `0 to 1`, `-2.3 to 2.3`.
  package func text(_ words: HeatMapWords = .english) -> String {
    let greatest = roundedText(greatest, digits: 3)
    return HeatMapWords.filled(words.range, isSigned ? "-\(greatest)" : "0", greatest)
  }
}

extension ValueScale {
  /// The colour of a value: from white to dark blue; on a signed scale from white to blue below zero and to orange above.
  /// Grey for NaN. A scale has 64 steps from zero on, which no eye tells apart: cells next to each other often share one.
  package func colour(of value: Double) -> Colour {
    guard let exact = place(of: value) else { return Colour(0x99, 0x99, 0x99) }
    let place = Double(wholeNumber(nearest: exact * 64)) / 64
    if !isSigned { return Self.rising.blended(place) }
    return (place < 0 ? Self.below : Self.above).blended(place.magnitude)
  }

  /// The colours between which all others lie, from that of the least value to that of the greatest, equally far from one
  /// another.
  var colourStops: [Colour] { isSigned ? Self.below.reversed() + Self.above.dropFirst() : Self.rising }

  /// Like viridis: each colour is darker than the one before, so that the scale can be read in grey, too.
  private static let rising = [
    Colour(0xFF, 0xFF, 0xE5), Colour(0xC7, 0xE9, 0xB4), Colour(0x41, 0xB6, 0xC4), Colour(0x22, 0x5E, 0xA8),
    Colour(0x08, 0x1D, 0x58),
  ]
  /// White to blue.
  private static let below = [Colour(0xF7, 0xF7, 0xF7), Colour(0x67, 0xA9, 0xCF), Colour(0x05, 0x4A, 0x91)]
  /// White to orange.
  private static let above = [Colour(0xF7, 0xF7, 0xF7), Colour(0xF4, 0xA5, 0x5B), Colour(0xA8, 0x42, 0x00)]

  /// The shade of a value without colour: the greater, the fuller; below zero dashes, more of them further below. Blank
  /// near zero, a question mark for NaN.
  package func shade(of value: Double, ascii: Bool = false) -> Character {
    guard let place = place(of: value) else { return "?" }
    let level = wholeNumber(nearest: place.magnitude * 4)
    return place < 0 ? Self.negativeShades(ascii: ascii)[level] : Self.shades(ascii: ascii)[level]
  }

  /// The shades of values from 0 up.
  static func shades(ascii: Bool) -> [Character] {
    ascii ? [" ", ".", "o", "O", "@"] : [" ", "░", "▒", "▓", "█"]
  }

  /// The shades of values from 0 down.
  static func negativeShades(ascii: Bool) -> [Character] {
    ascii ? [" ", "'", "-", "=", "x"] : [" ", "╌", "─", "═", "≡"]
  }
}

extension [Colour] {
  /// The colour at `place`, 0…1, of the way from the first one to the last, of at least two.
  func blended(_ place: Double) -> Colour {
    let position = place * Double(count - 1)
    let index = Swift.min(wholeNumber(notAbove: position), count - 2)
    return self[index].mixed(with: self[index + 1], position - Double(index))
  }
}
