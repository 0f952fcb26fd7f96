/// The number of terminal columns that `text` takes: wide and fullwidth characters and emoji 2, combining marks and
/// other invisible characters 0, and characters that `escapedForTerminal` replaces as many as their replacement.
///
/// Follows UAX #11 and the practice of terminals as collected by `wcwidth`; ambiguous characters count 1. Spacing marks
/// (most vowel signs of Devanagari) are drawn within the letter before them and count 0, as in `wcwidth` 0.2.9 and
/// later; Thai and Lao AM are letters to Unicode and count 1, although they belong to the character before them.
package func displayWidth(_ text: String) -> Int {
  if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text.utf8.count }
  return text.reduce(0) { $0 + displayWidth($1) }
}

/// The number of terminal columns that one user-perceived character takes.
package func displayWidth(_ character: Character) -> Int {
  let scalars = character.unicodeScalars
  if scalars.count > 1, isEmojiSequence(scalars) { return 2 }
  return scalars.reduce(0) { $0 + displayWidth($1) }
}

/// The number of terminal columns that one scalar takes when it stands alone.
package func displayWidth(_ scalar: Unicode.Scalar) -> Int {
  if scalar.value >= 0x20 && scalar.value < 0x7F { return 1 }
  if scalar.steersTerminal { return scalar.spelled.utf8.count }
  if scalar.value < 0x300 { return 1 }
  if isZeroWidth(scalar) { return 0 }
  return scalar.properties.isEmojiPresentation || isInWideRange(scalar.value) ? 2 : 1
}

/// A picture made of several scalars: joined people, a flag, a skin tone, a keycap, a symbol asked to be an emoji.
private func isEmojiSequence(_ scalars: Character.UnicodeScalarView) -> Bool {
  guard let first = scalars.first, first.properties.isEmoji else { return false }
  return scalars.dropFirst().contains { scalar in
    scalar.value == 0xFE0F || scalar.value == 0x20E3 || scalar.properties.isEmojiModifier
      || scalar.properties.isEmojiPresentation
  }
}

private func isZeroWidth(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.properties.generalCategory {
  case .nonspacingMark, .enclosingMark, .spacingMark: return true
  case .format: return !isPrependedMark(scalar.value)
  default: break
  }
  // Hangul vowels and finals join the syllable before them.
  if (0x1160...0x11FF).contains(scalar.value) || (0xD7B0...0xD7FF).contains(scalar.value) { return true }
  // The filler of an initial consonant is invisible but as wide as one.
  return scalar.properties.isDefaultIgnorableCodePoint && scalar.value != 0x115F
}

/// Format characters that are seen: signs written around a number that follows.
private func isPrependedMark(_ value: UInt32) -> Bool {
  switch value {
  case 0x600...0x605, 0x6DD, 0x70F, 0x890...0x891, 0x8E2, 0x110BD, 0x110CD: return true
  default: return false
  }
}
