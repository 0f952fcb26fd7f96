/// Leaves out of what a terminal is sent everything that is not text: escape sequences, carriage returns, bells.
///
/// The kernel throws away what the person has not seen yet when Ctrl-C is pressed, in the middle of a sequence too. So
/// the state is left as a terminal leaves it: by Escape, which begins anew, and by CAN and SUB; and by the end of a line,
/// which stands in none of the program's sequences.
///
/// A line that is wiped, such as that of a training's progress, ends where it is wiped: what follows stands at the start of
/// a line for a person, too. A prompt that is drawn anew stays as it is, for it is still the same one.
struct EscapeFilter {
  private enum State {
    case text, escape, sequence, string, designation
  }

  private var state = State.text
  /// Whether the cursor was put at the start of the line, and nothing was written since.
  private var isAtStart = false

  mutating func take(_ byte: UInt8, into text: inout [UInt8]) {
    switch byte {
    case 0x1B:
      state = .escape
      return
    case 0x18, 0x1A, 10: state = .text
    default: break
    }
    switch state {
    case .text:
      if ![13, 7, 0x18, 0x1A].contains(byte) { text.append(byte) }
      isAtStart = byte == 13
    case .escape:
      switch byte {
      case UInt8(ascii: "["): state = .sequence
      case UInt8(ascii: "]"), UInt8(ascii: "_"), UInt8(ascii: "P"): state = .string
      case UInt8(ascii: "("), UInt8(ascii: ")"): state = .designation
      default: state = .text
      }
    case .sequence:
      guard (0x40...0x7E).contains(byte) else { break }
      state = .text
      if isAtStart, byte == UInt8(ascii: "K") || byte == UInt8(ascii: "J") { wipeLine(of: &text) }
    case .string: if byte == 7 { state = .text }
    case .designation: state = .text
    }
  }

  private func wipeLine(of text: inout [UInt8]) {
    let start = text.lastIndex(of: 10).map { $0 + 1 } ?? 0
    if start < text.count, Prompts.first(in: text, from: start)?.lowerBound != start { text.append(10) }
  }
}

/// The program's prompts, `[3] > `, each at the start of a line.
enum Prompts {
  /// Where the first one stands from `start` on; nil if there is none.
  static func first(in bytes: [UInt8], from start: Int) -> Range<Int>? {
    var place = start
    while let open = bytes[place...].firstIndex(of: UInt8(ascii: "[")) {
      place = open + 1
      guard open == 0 || bytes[open - 1] == 10 else { continue }
      let digits = bytes[place...].prefix { (48...57).contains($0) }
      let after = bytes[digits.endIndex...]
      if !digits.isEmpty, after.starts(with: "] > ".utf8) { return open..<(digits.endIndex + 4) }
    }
    return nil
  }
}
