/// A key, as far as its name says more than a character.
package enum NamedKey: UInt32, Sendable, CaseIterable {
  // Each has a code that no terminal sends in UTF-8, for libedit to know it by.
  case up = 0x80
  case down, left, right, home, end, delete, pageUp, pageDown
  case wordLeft, wordRight, deleteWordRight, paste
}

/// What somebody has typed.
package enum TypedKey: Sendable, Equatable {
  /// A character, or a control character.
  case scalar(Unicode.Scalar)
  /// A key with Alt held down, or after Escape.
  case meta(Unicode.Scalar)
  /// A key that sends a sequence.
  case named(NamedKey)
  /// A block of text begins that was pasted; its bytes follow.
  case pasteBegins
  /// A sequence without a meaning here, as its bytes after Escape: an unknown key, the mouse, a late answer of the
  /// terminal.
  case unknown([UInt8])
}

/// Makes keys of the bytes that a terminal sends.
package struct KeyDecoder: Sendable {
  private enum State {
    case ground
    case escape
    /// After `ESC [` or `ESC O`.
    case sequence(isControl: Bool)
    /// Text up to `ESC \` or BEL.
    case string
    /// The three bytes of a mouse.
    case mouse
  }

  private var state = State.ground
  /// The bytes so far of a character, or of a sequence after Escape.
  private var bytes: [UInt8] = []
  private var isAfterEscape = false

  /// No answer of a terminal is longer.
  private static let longest = 4096

  /// A decoder before the first byte.
  package init() {}

  /// Whether Escape has come, and nothing after it.
  package var waitsAfterEscape: Bool { if case .escape = state { true } else { false } }

  /// Whether a key has begun and more of it has to come.
  package var isWithinKey: Bool { if case .ground = state { !bytes.isEmpty } else { true } }

  /// Gives up a key that has begun.
  package mutating func reset() { self = KeyDecoder() }

  /// Takes a byte.
  ///
  /// - Returns: the key that it ends; nil if more has to come.
  package mutating func take(_ byte: UInt8) -> TypedKey? {
    switch state {
    case .ground: return character(byte)
    case .escape: return afterEscape(byte)
    case .sequence(let isControl): return sequence(byte, isControl: isControl)
    case .mouse:
      bytes.append(byte)
      return bytes.count < 5 ? nil : end(.unknown(bytes))
    case .string:
      guard bytes.count > 1 || Self.mayFollow(bytes[0], byte) else {
        // It was a key with Alt, and means nothing.
        reset()
        return take(byte)
      }
      bytes.append(byte)
      let isEnd = byte == 7 || byte == UInt8(ascii: "\\") && bytes.dropLast().last == 0x1B
      return isEnd || bytes.count > Self.longest ? end(.unknown(bytes)) : nil
    }
  }

  private mutating func end(_ key: TypedKey) -> TypedKey {
    reset()
    return key
  }

  private mutating func character(_ byte: UInt8) -> TypedKey? {
    if byte == 0x1B {
      state = .escape
      bytes = []
      return nil
    }
    // A byte that begins a character drops the bytes of one before it that was not whole.
    if byte & 0xC0 != 0x80 || bytes.count == 4 { bytes = [] }
    bytes.append(byte)
    guard let scalar = String(validating: bytes, as: UTF8.self)?.unicodeScalars.first else { return nil }
    // Characters that only old terminals send in place of Escape and a letter.
    if (0x80...0x9F).contains(scalar.value) { return end(.unknown(bytes)) }
    return end(isAfterEscape ? .meta(scalar) : .scalar(scalar))
  }

  private mutating func afterEscape(_ byte: UInt8) -> TypedKey? {
    switch byte {
    case UInt8(ascii: "["), UInt8(ascii: "O"):
      state = .sequence(isControl: byte == UInt8(ascii: "["))
      bytes = [byte]
      return nil
    case 0x1B: return nil
    default:
      state = .ground
      isAfterEscape = true
      let key = character(byte)
      guard "_]P".utf8.contains(byte) else { return key }
      state = .string
      bytes = [byte]
      return nil
    }
  }

  /// Whether a byte is the second of a text with which a terminal answers.
  private static func mayFollow(_ first: UInt8, _ byte: UInt8) -> Bool {
    switch Character(Unicode.Scalar(first)) {
    case "_": byte == UInt8(ascii: "G")
    case "]": (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    default: "0123456789!>$+".utf8.contains(byte)
    }
  }

  private mutating func sequence(_ byte: UInt8, isControl: Bool) -> TypedKey? {
    // A new Escape, or a control character, ends what never was a sequence.
    if byte == 0x1B {
      bytes = []
      state = .escape
      return nil
    }
    if byte < 0x20 { return end(.scalar(Unicode.Scalar(byte))) }
    bytes.append(byte)
    guard bytes.count < Self.longest else { return end(.unknown(bytes)) }
    guard isControl else { return end(Self.applicationKey(byte) ?? .unknown(bytes)) }
    // The keys F1 to F5 of a Linux console: `ESC [ [ A`.
    if bytes.count == 2, byte == UInt8(ascii: "[") { return nil }
    if bytes.count == 2, byte == UInt8(ascii: "M") {
      state = .mouse
      return nil
    }
    let isPrivate = (0x3C...0x3F).contains(bytes[1]) || bytes.count > 2 && bytes[1] == UInt8(ascii: "[")
    // rxvt ends keys with Shift so.
    let isEnd = byte >= 0x40 || byte == UInt8(ascii: "$") && !isPrivate
    return isEnd ? end(isPrivate ? .unknown(bytes) : Self.controlKey(bytes) ?? .unknown(bytes)) : nil
  }
}

// MARK: which sequence is which key

extension KeyDecoder {
  /// A key after `ESC O`.
  private static func applicationKey(_ byte: UInt8) -> TypedKey? {
    switch Character(Unicode.Scalar(byte)) {
    case "A": .named(.up)
    case "B": .named(.down)
    case "C": .named(.right)
    case "D": .named(.left)
    case "H": .named(.home)
    case "F": .named(.end)
    case "c": .named(.wordRight)
    case "d": .named(.wordLeft)
    case "M": .scalar("\r")
    case "p"..."y": .scalar(Unicode.Scalar(byte - 0x40))
    case "j"..."o": .scalar(Unicode.Scalar(byte - 0x40))
    default: nil
    }
  }

  /// A key `ESC [`, numbers, and a last byte.
  private static func controlKey(_ bytes: [UInt8]) -> TypedKey? {
    let numbers = bytes.dropFirst().dropLast().split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
      .map { Int(String(decoding: $0, as: UTF8.self)) ?? 0 }
    // One more than 1 for Shift, 2 for Alt, 4 for Ctrl.
    let modifiers = numbers.count > 1 ? max(0, numbers[1] - 1) : 0
    let isPlain = modifiers == 0
    let goesByWords = modifiers & 0b110 != 0 && modifiers & 1 == 0
    switch (Character(Unicode.Scalar(bytes[bytes.count - 1])), numbers.first ?? 0) {
    case ("A", ...1) where isPlain: return .named(.up)
    case ("B", ...1) where isPlain: return .named(.down)
    case ("C", ...1) where isPlain: return .named(.right)
    case ("D", ...1) where isPlain: return .named(.left)
    case ("C", ...1) where goesByWords: return .named(.wordRight)
    case ("D", ...1) where goesByWords: return .named(.wordLeft)
    case ("H", ...1) where isPlain: return .named(.home)
    case ("F", ...1) where isPlain: return .named(.end)
    case ("~", 1) where isPlain, ("~", 7) where isPlain: return .named(.home)
    case ("~", 4) where isPlain, ("~", 8) where isPlain: return .named(.end)
    case ("~", 3) where isPlain: return .named(.delete)
    case ("~", 3) where goesByWords: return .named(.deleteWordRight)
    case ("~", 5) where isPlain: return .named(.pageUp)
    case ("~", 6) where isPlain: return .named(.pageDown)
    case ("~", 200): return .pasteBegins
    default: return nil
    }
  }
}
