#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Reads keys, and answers signals between them.
///
/// libedit's own signal handlers change its memory in the middle of whatever they interrupt. A window that changed its
/// size while a key was being handled has crashed the program that way. Here signals are let in only while the program
/// waits for a key. The keys that send signals, such as Ctrl-C, are keys like others meanwhile: their turn comes after
/// those that were pressed before them, and none that is pressed after them is lost.
package struct KeyReader {
  /// What the line that is being typed does between keys.
  package struct Hooks {
    /// Shows the line as it is now. Nothing more has been typed.
    package var show: () -> Void = {}
    /// Gives the terminal to the shell, and takes it back (true).
    package var hold: (_ edits: Bool) -> Void = { _ in }
    /// The screen is no longer as it was left: another size, or somebody else's text.
    package var screenHasChanged: () -> Void = {}
    /// Returns whether nothing is typed yet.
    package var lineIsEmpty: () -> Bool = { false }
    /// Returns whether Escape is a key of its own, as in vi's map.
    package var escapeIsAKey: () -> Bool = { false }

    /// Does nothing.
    package init() {}
  }

  /// What a wait for a key came to.
  package enum Event: Equatable {
    case key(TypedKey)
    /// A text was pasted.
    case paste(String)
    /// There will be no more keys.
    case end
    /// A signal came that ends the line, or the terminal failed; `errno` says which.
    case failed
  }

  /// The terminal, open for reading.
  let input: Int32
  private let hooks: Hooks
  /// How many bytes wait that were typed before the prompt was shown.
  private var typedAhead: Int
  private var decoder = KeyDecoder()
  /// Keys that were read and are still to be given.
  private var waiting: [TypedKey] = []
  /// Bytes that were read and are no keys yet.
  package private(set) var rest: [UInt8] = []
  /// The repeat count before the last key, as after Escape; nil for none.
  package private(set) var count: Int?
  /// Digits of a repeat count so far; nil outside of one.
  private var countedDigits: String?
  /// Whether the next key is to be taken as it is, as after Ctrl-V.
  private var isQuoted = false
  private let signals: LineSignals

  /// Escape and more digits would have libedit write thousands of letters.
  private static let mostCountedDigits = 3
  /// The largest paste that is kept, in bytes.
  static let longestPaste = 4 << 20

  private static let controlD: Unicode.Scalar = "\u{4}"
  private static let controlV: Unicode.Scalar = "\u{16}"

  /// A reader for one line. It blocks signals until `end`.
  ///
  /// - Parameters:
  ///   - input: the terminal, open for reading.
  ///   - typedAhead: how many bytes wait that were typed before the prompt was shown.
  ///   - rest: bytes that the reader of the line before has read too many.
  ///   - hooks: what is done between keys.
  package init(input: Int32, typedAhead: Int, rest: [UInt8] = [], hooks: Hooks) {
    self.input = input
    self.hooks = hooks
    self.rest = rest
    self.typedAhead = typedAhead + rest.count
    signals = LineSignals(of: input)
  }

  /// Whether Ctrl-C was pressed and nobody has heard of it yet.
  package var isInterrupted: Bool { signals.isPending(SIGINT) }

  /// Unblocks the signals that were not blocked before the line.
  package func end() { signals.end() }

  /// Does work for which signals are as they are while no line is typed.
  package func pause(_ work: () -> Void) { signals.pause(work) }

  /// The next key is one that was read before.
  package mutating func unread(_ key: TypedKey) { waiting.append(key) }

  /// Waits for a key.
  package mutating func next() -> Event {
    // libedit installs its own handlers at the start of every line.
    signals.note()
    if !waiting.isEmpty { return .key(waiting.removeFirst()) }
    while true {
      signals.answer(hooks)
      switch read() {
      case .again: continue
      case .escapeAlone: return .key(.scalar("\u{1B}"))
      case .end: return .end
      case .failed: return .failed
      case .byte(let byte): if let event = take(byte) { return event }
      }
    }
  }

  /// Takes a byte.
  ///
  /// - Returns: what it ends; nil if more has to come.
  private mutating func take(_ byte: UInt8) -> Event? {
    let isTypedAhead = typedAhead > 0
    typedAhead -= isTypedAhead ? 1 : 0
    if !isQuoted, let signal = signals.keys[byte] {
      decoder.reset()
      signals.press(signal)
      return nil
    }
    guard let key = isQuoted && byte < 0x80 ? .scalar(Unicode.Scalar(byte)) : decoder.take(byte) else { return nil }
    // Whoever pressed Ctrl-D while a command ran wanted an end of that, not of the session.
    if isTypedAhead, key == .scalar(Self.controlD), hooks.lineIsEmpty() { return nil }
    if key == .pasteBegins { return paste() }
    if isBeyondCount(key) { return nil }
    isQuoted = key == .scalar(Self.controlV) && !isQuoted
    return .key(key)
  }

  /// Whether a key is a digit too many of a repeat count.
  private mutating func isBeyondCount(_ key: TypedKey) -> Bool {
    switch key {
    case .scalar(let scalar) where ("0"..."9").contains(scalar) && countedDigits != nil,
      .meta(let scalar) where ("0"..."9").contains(scalar):
      let digits = (countedDigits ?? "") + String(Character(scalar))
      guard digits.count <= Self.mostCountedDigits else { return true }
      countedDigits = digits
    default:
      count = countedDigits.flatMap { Int($0) }
      countedDigits = nil
    }
    return false
  }

  // MARK: bytes

  private enum Reading {
    case byte(UInt8), escapeAlone, again, end, failed
  }

  private mutating func read() -> Reading {
    guard signals.letIn() else { return LineSignals.haveCome ? .again : .failed }
    if !rest.isEmpty { return .byte(rest.removeFirst()) }
    if waitingBytes(input) == 0 {
      hooks.show()
      if decoder.waitsAfterEscape, hooks.escapeIsAKey(), !signals.wait(for: input, milliseconds: Self.escapeWait) {
        guard errno != EINTR else { return LineSignals.haveCome ? .again : .failed }
        decoder.reset()
        return .escapeAlone
      }
    }
    guard signals.wait(for: input) else {
      return errno == EINTR && LineSignals.haveCome ? .again : .failed
    }
    var byte: UInt8 = 0
    let count = systemRead(input, &byte, 1)
    if count > 0 { return .byte(byte) }
    if count < 0 && (errno == EINTR || errno == EAGAIN) { return .again }
    return count == 0 || errno == EIO ? .end : .failed
  }

  /// Reads a pasted text up to the sequence that ends it.
  ///
  /// - Returns: nil if Ctrl-C ends it.
  private mutating func paste() -> Event? {
    let ending = Array("\u{1B}[201~".utf8)
    var text = rest
    rest = []
    var searched = 0
    var isWhole = true
    var chunk = [UInt8](repeating: 0, count: 1 << 14)
    while true {
      if let end = Self.first(ending, in: text, from: searched) {
        rest = Array(text[(end + ending.count)...])
        text.removeSubrange(end...)
        break
      }
      searched = max(0, text.count - ending.count + 1)
      if text.count > Self.longestPaste {
        // The rest is read and dropped.
        text.removeSubrange(Self.longestPaste..<searched)
        isWhole = false
        searched = max(0, text.count - ending.count + 1)
      }
      // A terminal that has gone on without an end has lost it.
      guard signals.wait(for: input, milliseconds: Self.pasteWait) else {
        if errno == EINTR { if LineSignals.haveCome { continue } else { return .failed } }
        break
      }
      let count = systemRead(input, &chunk, chunk.count)
      text += chunk[..<max(0, count)]
      if count == 0 || count < 0 && errno != EINTR && errno != EAGAIN {
        return count == 0 || errno == EIO ? .end : .failed
      }
    }
    typedAhead = 0
    return .paste(String(decoding: isWhole ? text : Array(text.prefix(Self.longestPaste)), as: UTF8.self))
  }

  private static func first(_ wanted: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
    guard bytes.count >= wanted.count else { return nil }
    return (start...max(start, bytes.count - wanted.count)).first { index in
      index + wanted.count <= bytes.count && bytes[index] == wanted[0]
        && bytes[index..<index + wanted.count].elementsEqual(wanted)
    }
  }

  /// How long a key may take that begins with Escape, in vi's map.
  private static let escapeWait = 40
  /// How long a terminal may take between two parts of a paste.
  private static let pasteWait = 3000
}
