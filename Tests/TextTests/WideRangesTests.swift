import Testing
import Text

@Suite struct WideRangesTests {
  /// First and last scalars of ranges, and their neighbours outside.
  @Test(
    arguments: [
      (0x10FF, 1), (0x1100, 2), (0x2E7F, 1), (0x2E80, 2), (0x303E, 2), (0x303F, 1), (0x3041, 2), (0xA4C6, 2),
      (0xA4D0, 1),
      (0xAC00, 2), (0xD7A3, 2), (0xFF60, 2), (0xFF61, 1), (0xFFE6, 2), (0xFFE8, 1), (0x20000, 2), (0x3FFFD, 2),
      (0xE000, 1), (0x10FFFF, 1),
    ] as [(UInt32, Int)])
  func edges(_ value: UInt32, _ width: Int) throws {
    #expect(displayWidth(try #require(Unicode.Scalar(value))) == width)
  }
}
