import Glibc

/// A pseudo-terminal: the side of the person, and the path of the other side, which a program opens.
package struct TerminalDevice {
  /// What the person types and sees.
  package let person: Int32
  /// The program's side.
  package let path: String

  /// Opens a new one; nil if the system has none.
  ///
  /// - Parameters:
  ///   - flags: how the person's side is opened, beside for reading and writing.
  ///   - size: columns and lines of its window; nil for what the system gives it.
  package init?(flags: Int32 = O_CLOEXEC, size: (columns: UInt16, lines: UInt16)? = nil) {
    person = open("/dev/ptmx", O_RDWR | O_NOCTTY | flags)
    var (unlock, number): (Int32, Int32) = (0, 0)
    guard person >= 0 else { return nil }
    // TIOCSPTLCK, TIOCGPTN
    var isReady = ioctl(person, 0x4004_5431, &unlock) == 0 && ioctl(person, 0x8004_5430, &number) == 0
    if let size {
      var window = winsize(ws_row: size.lines, ws_col: size.columns, ws_xpixel: 0, ws_ypixel: 0)
      isReady = isReady && ioctl(person, UInt(TIOCSWINSZ), &window) == 0
    }
    guard isReady else {
      close(person)
      return nil
    }
    path = "/dev/pts/\(number)"
  }
}
