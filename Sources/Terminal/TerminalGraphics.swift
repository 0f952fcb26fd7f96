#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What a terminal says about drawing pixels.
package struct TerminalGraphics: Sendable, Equatable {
  /// Whether it knows Kitty's graphics protocol.
  package var hasKitty = false
  /// Whether it knows Sixel.
  package var hasSixel = false
  /// Pixels of a character, if it says so.
  package var cell: (width: Int, height: Int)?

  /// Returns whether two terminals say the same.
  package static func == (a: TerminalGraphics, b: TerminalGraphics) -> Bool {
    a.hasKitty == b.hasKitty && a.hasSixel == b.hasSixel && a.cell?.width == b.cell?.width
      && a.cell?.height == b.cell?.height
  }

  /// The questions: whether Kitty's graphics work, how large a character is, and what kind of terminal this is. The
  /// last is the one that every terminal answers.
  static let question = "\u{1B}_Gi=31,s=1,v=1,a=q,t=d,f=24;AAAA\u{1B}\\\u{1B}[16t\u{1B}[c"

  /// No character is larger, in pixels; with more, the sizes of pictures could overflow.
  private static let largestCell = 1000

  /// Reads a terminal's answer.
  package init(answer: [UInt8]) { self.init(answers: Self.parts(of: answer).answers) }

  private init(answers: [String]) {
    for text in answers {
      if text.hasPrefix("_Gi=31;OK") { hasKitty = true }
      if text.hasPrefix("[?"), text.hasSuffix("c") {
        hasSixel = text.dropFirst(2).dropLast().split(separator: ";").dropFirst().contains("4")
      }
      let numbers = text.dropFirst().dropLast().split(separator: ";").map { Int($0) ?? 0 }
      if text.hasPrefix("["), text.hasSuffix("t"), numbers.count == 3, numbers[0] == 6,
        numbers[1...].allSatisfy({ (1...Self.largestCell).contains($0) })
      {
        cell = (numbers[2], numbers[1])
      }
    }
  }

  /// Takes apart what came from a terminal.
  ///
  /// - Returns: its answers, without the Escape before them and what ends a string, and all else: keys that were pressed
  ///   meanwhile.
  package static func parts(of bytes: [UInt8]) -> (answers: [String], keys: [UInt8]) {
    var parts: (answers: [String], keys: [UInt8]) = ([], [])
    var rest = bytes[...]
    while let first = rest.first {
      guard first == 0x1B, let end = endOfAnswer(rest.dropFirst()) else {
        parts.keys.append(rest.removeFirst())
        continue
      }
      parts.answers.append(String(decoding: rest[..<end].dropFirst(), as: UTF8.self))
      rest = rest[end...]
      if rest.starts(with: stringEnd) { rest = rest.dropFirst(stringEnd.count) }
    }
    return parts
  }

  /// Where the answer ends that stands there; nil if none does. Keys have sequences, too, but not these.
  private static func endOfAnswer(_ bytes: ArraySlice<UInt8>) -> Int? {
    if bytes.starts(with: "_G".utf8) { return bytes.firstIndex(of: 0x1B) ?? bytes.endIndex }
    guard bytes.first == UInt8(ascii: "["), let last = bytes.dropFirst().firstIndex(where: { $0 >= 0x40 }) else {
      return nil
    }
    let isKind = bytes[last] == UInt8(ascii: "c") && bytes.starts(with: "[?".utf8)
    let isSize = bytes[last] == UInt8(ascii: "t") && bytes.starts(with: "[6;".utf8)
    return isKind || isSize ? last + 1 : nil
  }

  /// What ends a string of a terminal's.
  private static let stringEnd = Array("\u{1B}\\".utf8)

  /// Asks a terminal; one that does not answer within a fifth of a second knows nothing. If something was typed ahead
  /// it is not asked.
  ///
  /// - Returns: what it says, and keys that were pressed while it was waited for, as the bytes that they send.
  static func ask(input: Int32, output: Int32) -> (graphics: TerminalGraphics, keys: [UInt8]) {
    let nothing = (graphics: TerminalGraphics(answer: []), keys: [UInt8]())
    var saved = termios()
    guard isatty(input) == 1, isatty(output) == 1, tcgetattr(input, &saved) == 0 else { return nothing }
    var modes = modesWithoutEcho(saved)
    tcsetattr(input, TCSANOW, &modes)
    defer { tcsetattr(input, TCSANOW, &saved) }
    var typed = pollfd(fd: input, events: Int16(POLLIN), revents: 0)
    guard poll(&typed, 1, 0) == 0 else { return nothing }
    writeWhole(question, to: output)
    let (answers, keys) = parts(of: readAnswer(input))
    return (TerminalGraphics(answers: answers), keys)
  }

  /// Returns what comes in, up to the answer to the last question, `ESC [ ? … c`.
  private static func readAnswer(_ input: Int32) -> [UInt8] {
    var answer: [UInt8] = []
    while answer.count < 4096 {
      var waiting = pollfd(fd: input, events: Int16(POLLIN), revents: 0)
      guard poll(&waiting, 1, 200) > 0 else { break }
      var byte: UInt8 = 0
      guard read(input, &byte, 1) == 1 else { break }
      answer.append(byte)
      if byte == UInt8(ascii: "c"), let start = answer.lastIndex(of: 0x1B),
        answer[start...].starts(with: "\u{1B}[?".utf8)
      {
        break
      }
    }
    return answer
  }
}
