private import Text

/// Reads the lines of a file of ours one after another, strictly: words with one blank between them, whole numbers without
/// signs and leading zeros, other numbers by their bits.
struct FileLines {
  /// A line is not as this program writes it.
  struct Mistake: Error, Equatable {
    /// From 1.
    let line: Int
  }

  private let bytes: ArraySlice<UInt8>
  private var index: Int
  private var line = 0

  /// - Parameter bytes: whole lines.
  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    index = bytes.startIndex
  }

  /// A mistake in the line that was read last.
  var mistake: Mistake { Mistake(line: line) }

  /// Bytes that were not read.
  var bytesLeft: Int { bytes.endIndex - index }

  /// Whether all lines were read.
  var isAtEnd: Bool { bytesLeft == 0 }

  /// The next line, without its end.
  mutating func next() throws(Mistake) -> String {
    line += 1
    guard let end = bytes[index...].firstIndex(of: UInt8(ascii: "\n")),
      let text = String(validating: bytes[index..<end], as: UTF8.self)
    else { throw mistake }
    index = end + 1
    return text
  }

  /// The words of a line behind its first word.
  mutating func words(_ first: String, count: Int) throws(Mistake) -> [String] {
    let words = try next().split(separator: " ", omittingEmptySubsequences: false)
    guard words.count == count + 1, words[0] == first else { throw mistake }
    return words.dropFirst().map { String($0) }
  }

  /// The whole numbers of a line behind its first word.
  mutating func numbers(_ first: String, count: Int, in range: ClosedRange<Int>) throws(Mistake) -> [Int] {
    var numbers: [Int] = []
    for word in try words(first, count: count) { numbers.append(try number(word, in: range)) }
    return numbers
  }

  /// The words of a line before a text in quotes, and the text.
  mutating func wordsAndText(count: Int) throws(Mistake) -> (words: [String], text: String) {
    let parts = try next().split(separator: " ", maxSplits: count, omittingEmptySubsequences: false)
    guard parts.count == count + 1 else { throw mistake }
    let quoted = Array(parts[count].utf8)
    var scanner = JSONScanner(quoted[...])
    guard let text = try? scanner.string(), scanner.rest.isEmpty else { throw mistake }
    return (parts.dropLast().map { String($0) }, text)
  }

  /// The text in quotes behind a line's only word.
  mutating func text(_ first: String) throws(Mistake) -> String {
    let (words, text) = try wordsAndText(count: 1)
    guard words[0] == first else { throw mistake }
    return text
  }

  /// A list behind a line that says how long it is.
  ///
  /// - Parameter bytesEach: the fewest bytes that an element takes.
  mutating func list<Element>(
    _ first: String, bytesEach: Int, _ element: (inout FileLines) throws(Mistake) -> Element
  ) throws(Mistake) -> [Element] {
    let count = try number(try words(first, count: 1)[0], in: 0...Int.max)
    guard count <= bytesLeft / bytesEach else { throw mistake }
    var elements: [Element] = []
    elements.reserveCapacity(count)
    for _ in 0..<count { elements.append(try element(&self)) }
    return elements
  }

  // MARK: words

  /// A whole number.
  func number(_ word: some StringProtocol, in range: ClosedRange<Int>) throws(Mistake) -> Int {
    guard let number = Int(word), range.contains(number), String(number) == word else { throw mistake }
    return number
  }

  /// A seed.
  func seed(_ word: String) throws(Mistake) -> UInt64 {
    guard let seed = UInt64(word), String(seed) == word else { throw mistake }
    return seed
  }

  /// A finite number by its bits.
  func double(_ word: some StringProtocol) throws(Mistake) -> Double {
    guard let number = Double(bitsOf: word) else { throw mistake }
    return number
  }
}
