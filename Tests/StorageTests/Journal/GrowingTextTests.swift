import Glibc
import Storage
import Testing

/// Text on a disk that fails in every way: the file always begins with whole pieces, and nothing is lost in the end.
@Suite struct GrowingTextTests {
  /// A file in memory whose next writes fail after so many bytes each, and that may refuse to be cut off.
  private final class Twin {
    var bytes: [UInt8] = []
    var failures: [Int] = []
    var canBeCut = true

    var place: GrowingText.Place {
      GrowingText.Place(
        write: { [self] (new, offset) throws(SystemError) in
          let fails = !failures.isEmpty
          let count = fails ? min(failures.removeFirst(), new.count) : new.count
          let rest = Array(bytes.dropFirst(offset + count))
          bytes = Array(bytes.prefix(offset))
          bytes += new.prefix(count)
          bytes += rest
          if fails { throw SystemError(ENOSPC) }
        },
        cut: { [self] (length) throws(SystemError) in
          guard canBeCut else { throw SystemError(EIO) }
          bytes = Array(bytes.prefix(length))
        })
    }

    var text: String { String(decoding: bytes, as: UTF8.self) }
  }

  private let pieces = ["# Session\n", "> decode 1\n'你好'\n", "> seed 3\nseed 3\n"]

  @Test(arguments: [true, false], 0...12) func aShortWriteLeavesNothingTorn(canBeCut: Bool, bytes: Int) throws {
    let twin = Twin()
    twin.canBeCut = canBeCut
    var text = GrowingText()
    text.add(pieces[0])
    try text.write(to: twin.place)
    twin.failures = [bytes, bytes / 2]
    text.add(pieces[1])
    for _ in 0..<2 {
      #expect(throws: SystemError(ENOSPC)) { try text.write(to: twin.place) }
      #expect(!text.isWhole && (pieces[0] + pieces[1]).utf8.starts(with: twin.bytes))
      #expect(!canBeCut || twin.text == pieces[0])
    }
    text.add(pieces[2])
    try text.write(to: twin.place)
    #expect(text.isWhole && twin.text == pieces.joined())
  }

  @Test func aWholeTextIsNotWrittenAgain() throws {
    let twin = Twin()
    var text = GrowingText()
    #expect(text.isWhole)
    text.add("a")
    try text.write(to: twin.place)
    twin.failures = [0]
    try text.write(to: twin.place)
    #expect(twin.text == "a")
  }
}
