/// A key that somebody presses while nothing is typed: in a text that is paged, or in a lesson.
package enum PressedKey: Sendable, Equatable {
  /// A key with a character, control characters included.
  case character(Character)
  case enter, escape, backspace
  case up, down, left, right, pageUp, pageDown, home, end
  /// Ctrl-C, or a signal that asks the program to end.
  case interrupt
  /// Ctrl-D, or nothing can be pressed any more.
  case endOfInput
  /// No key: the window has another size, or the program was stopped and goes on.
  case redraw
  /// Any other key.
  case unknown

  /// Puts a key together from the bytes that a terminal sends for it, and no byte more: the others are for whoever reads
  /// next.
  ///
  /// - Parameter next: returns the next byte, or nil if there is none soon.
  package init(next: () -> UInt8?) {
    guard let first = next() else {
      self = .endOfInput
      return
    }
    switch first {
    case 0x1B: self = Self.afterEscape(next)
    case 0x0A, 0x0D: self = .enter
    case 0x08, 0x7F: self = .backspace
    case 0x04: self = .endOfInput
    case 0x03: self = .interrupt
    default: self = Self.character(first, next)
    }
  }

  private static func character(_ first: UInt8, _ next: () -> UInt8?) -> PressedKey {
    var bytes = [first]
    let count = first < 0xC0 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    while bytes.count < count, let byte = next() { bytes.append(byte) }
    guard let character = String(validating: bytes, as: UTF8.self)?.first else { return .unknown }
    return .character(character)
  }

  /// `ESC [` or `ESC O`, numbers, and a letter or `~` that ends it.
  private static func afterEscape(_ next: () -> UInt8?) -> PressedKey {
    guard let second = next() else { return .escape }
    guard second == UInt8(ascii: "[") || second == UInt8(ascii: "O") else { return .unknown }
    var numbers = ""
    while let byte = next() {
      guard (0x40...0x7E).contains(byte) else {
        numbers.unicodeScalars.append(Unicode.Scalar(byte))
        continue
      }
      return named(numbers, Unicode.Scalar(byte))
    }
    return .unknown
  }

  private static func named(_ numbers: String, _ end: Unicode.Scalar) -> PressedKey {
    switch (end, numbers) {
    case ("A", _): .up
    case ("B", _): .down
    case ("C", _): .right
    case ("D", _): .left
    case ("H", _), ("~", "1"), ("~", "7"): .home
    case ("F", _), ("~", "4"), ("~", "8"): .end
    case ("~", "5"): .pageUp
    case ("~", "6"): .pageDown
    default: .unknown
    }
  }
}
