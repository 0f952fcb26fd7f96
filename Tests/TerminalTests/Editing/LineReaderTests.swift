import Terminal
import Testing

@Test(
  arguments: [
    (.notUTF8(line: 3), "line 3 of the input is not UTF-8 text"),
    (.tooLong(line: 1, limit: 16), "line 1 of the input is longer than 16 bytes"),
    (.failed(errno: 5), "the input cannot be read (error 5)"),
  ] as [(LineReadingError, String)])
func errorsSayWhatIsWrong(error: LineReadingError, message: String) {
  #expect(error.message.description == message)
}
