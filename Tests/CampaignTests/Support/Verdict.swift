/// What must hold of every run, whatever it was given.
enum Verdict {
  /// What is wrong with how a run ended; nil if nothing is.
  static func complaint(about ended: Executable.Ended, memory: Int = 1 << 30) -> String? {
    if ended.status < 0 { return "signal \(-ended.status): \(ended.errorText.suffix(400))" }
    guard [0, 1, 64].contains(ended.status) else { return "status \(ended.status): \(ended.errorText.suffix(400))" }
    if ended.peakMemory > memory { return "\(ended.peakMemory >> 20) MiB of memory" }
    if let place = ControlCharacters.first(in: ended.output) { return "on standard output: \(place)" }
    if let place = ControlCharacters.first(in: ended.error) { return "on standard error: \(place)" }
    if ended.status == 0, !ended.error.isEmpty { return "status 0, but: \(ended.errorText.prefix(400))" }
    return crashWords.first { ended.errorText.contains($0) }.map { "\($0): \(ended.errorText.suffix(400))" }
  }

  /// What only a program writes that breaks.
  private static let crashWords = [
    "Fatal error", "Stack dump", "AddressSanitizer", "runtime error:", "malloc", "terminate called", "*** ",
    "Program crashed",
  ]
}

/// Characters that steer a terminal or change the direction of text.
enum ControlCharacters {
  /// The first one with what stands around it, or bytes that are no UTF-8; nil if there is none.
  ///
  /// - Parameter allowed: characters that are no mistake here; line ends and tabs never are.
  static func first(in bytes: [UInt8], allowing allowed: Set<Unicode.Scalar> = []) -> String? {
    guard let text = String(validating: bytes, as: UTF8.self) else { return "bytes that are no UTF-8" }
    let scalars = text.unicodeScalars
    guard let place = scalars.firstIndex(where: { isControl($0) && !allowed.contains($0) }) else { return nil }
    let before = String(String.UnicodeScalarView(scalars[..<place].suffix(60)))
    return "U+\(String(scalars[place].value, radix: 16)) after \(before.debugDescription)"
  }

  static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 9, 10: false
    case 0..<32, 127..<160, 0x2028, 0x2029, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069, 0x061C: true
    default: false
    }
  }
}
