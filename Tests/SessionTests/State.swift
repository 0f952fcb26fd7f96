import Glibc

/// What tests wait for: something that can be looked at, never a time.
enum State {
  /// So many looks that a test which waits in vain ends after minutes.
  private static let mostLooks = 60_000

  /// Looks again and again whether a state has come.
  ///
  /// - Returns: false if it has not for minutes.
  static func comes(_ isThere: () -> Bool) -> Bool {
    for _ in 0..<mostLooks {
      if isThere() { return true }
      // Between two looks the program shall have the processor.
      poll(nil, 0, 2)
    }
    return isThere()
  }
}
