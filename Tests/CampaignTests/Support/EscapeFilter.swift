/// Leaves out of what a terminal is sent everything that is not text: escape sequences, carriage returns, bells.
struct EscapeFilter {
  private enum State {
    case text, escape, sequence, string, designation
  }

  private var state = State.text

  mutating func take(_ byte: UInt8, into text: inout [UInt8]) {
    switch state {
    case .text:
      if byte == 0x1B {
        state = .escape
      } else if byte != 13, byte != 7 {
        text.append(byte)
      }
    case .escape:
      switch byte {
      case UInt8(ascii: "["): state = .sequence
      case UInt8(ascii: "]"), UInt8(ascii: "_"), UInt8(ascii: "P"): state = .string
      case UInt8(ascii: "("), UInt8(ascii: ")"): state = .designation
      default: state = .text
      }
    case .sequence: if (0x40...0x7E).contains(byte) { state = .text }
    case .string: if byte == 7 || byte == UInt8(ascii: "\\") { state = .text }
    case .designation: state = .text
    }
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
