#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A program of the person's choice that shows a text page by page, such as `less`.
struct PagerProgram {
  /// A command of the shell.
  let command: String
  /// The terminal that it reads keys from.
  let input: Int32

  /// What less does unless LESS says otherwise, as with git: it ends at once if all fits, lets colours through, and leaves
  /// the text on the screen. The program replaces the shell, so that signals reach it alone.
  private static let settings =
    "LESS=\"${LESS-FRX}\" LV=\"${LV--c}\" LESSCHARSET=\"${LESSCHARSET-utf-8}\"; export LESS LV LESSCHARSET\n"

  /// Shows a text and waits until the person has left the program.
  ///
  /// - Returns: false if there is no such program.
  func show(_ text: String) -> Bool {
    let before = signal(SIGPIPE, SIG_IGN)
    defer { signal(SIGPIPE, before) }
    return withUsualModes(of: input) { pass(text) }
  }

  private func pass(_ text: String) -> Bool {
    guard let stream = popen(Self.settings + command, "w") else { return false }
    // Whoever leaves the program early has seen enough.
    _ = Array(text.utf8).withUnsafeBytes { fwrite($0.baseAddress, 1, $0.count, stream) }
    let status = pclose(stream)
    let (cannotRun, notFound) = (126, 127)
    return status != cannotRun << 8 && status != notFound << 8
  }
}
