import Tasks
import Testing

@Suite struct DataDigestTests {
  /// From the reference tests of FNV.
  @Test(arguments: [
    ("", "6c62272e07bb014262b821756295c58d"), ("a", "d228cb696f1a8caf78912b704e4a8964"),
    ("foobar", "343e1662793c64bf6f0d3597ba446f18"),
  ])
  func knownAnswers(text: String, expected: String) {
    var digest = DataDigest()
    digest.add(bytes: Array(text.utf8))
    #expect(digest.text == expected)
  }

  @Test func aWordIsItsBytes() {
    var one = DataDigest()
    one.add(word: 0x0102)
    var other = DataDigest()
    other.add(bytes: [2, 1, 0, 0, 0, 0, 0, 0])
    #expect(one == other)
  }
}
