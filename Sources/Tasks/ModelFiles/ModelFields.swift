private import Text

// What a file of a model says in words and numbers, each checked before it is used.

extension TensorFile {
  /// A text that must be there.
  func text(_ name: String) throws(ModelFileError) -> String {
    guard let text = remark(name) else { throw .missing(name) }
    return text
  }

  /// A text that is split at blanks.
  ///
  /// - Parameter count: how many words there must be; nil for any number.
  func words(_ name: String, count: Int? = nil) throws(ModelFileError) -> [String] {
    let words = try text(name).split(separator: " ").map { String($0) }
    guard count ?? words.count == words.count else { throw .unusable(name) }
    return words
  }

  /// A whole number.
  func number(_ name: String, in range: ClosedRange<Int>) throws(ModelFileError) -> Int {
    let text = try text(name)
    guard let number = Int(text), String(number) == text, range.contains(number) else { throw .unusable(name) }
    return number
  }

  /// Whole numbers with blanks between them.
  func numbers(_ name: String, in range: ClosedRange<Int>) throws(ModelFileError) -> [Int] {
    var numbers: [Int] = []
    for word in try words(name) {
      guard let number = Int(word), range.contains(number) else { throw .unusable(name) }
      numbers.append(number)
    }
    return numbers
  }

  /// A seed.
  func seed(_ name: String) throws(ModelFileError) -> UInt64 {
    guard let seed = UInt64(try text(name)) else { throw .unusable(name) }
    return seed
  }

  /// `yes` or `no`.
  func flag(_ name: String) throws(ModelFileError) -> Bool {
    switch try text(name) {
    case "yes": true
    case "no": false
    default: throw .unusable(name)
    }
  }

  /// One of several words.
  func choice<Choice: RawRepresentable>(
    _ name: String, _: Choice.Type = Choice.self
  ) throws(ModelFileError) -> Choice where Choice.RawValue == String {
    guard let choice = Choice(rawValue: try text(name)) else { throw .unusable(name) }
    return choice
  }

  /// Texts that are written as an array of JSON.
  func texts(_ name: String) throws(ModelFileError) -> [String] {
    let bytes = Array(try text(name).utf8)
    var scanner = JSONScanner(bytes[...])
    var texts: [String] = []
    do throws(JSONScanner.Mistake) {
      try scanner.list(from: "[", to: "]") { (scanner) throws(JSONScanner.Mistake) in
        texts.append(try scanner.string())
      }
    } catch {
      throw .unusable(name)
    }
    return texts
  }

  /// Numbers of eight bytes.
  ///
  /// - Parameter count: how many there must be; nil for any number.
  func doubles(_ name: String, count: Int? = nil, areFinite: Bool = true) throws(ModelFileError) -> [Double] {
    guard let tensor = self[name] else { throw .missing(name) }
    guard let values = tensor.doubles, count ?? values.count == values.count else { throw .unusable(name) }
    guard !areFinite || values.allSatisfy({ $0.isFinite }) else { throw .notFinite(name) }
    return values
  }

  /// Whole numbers of eight bytes.
  ///
  /// - Parameter count: how many there must be; nil for any number.
  func integers(
    _ name: String, count: Int? = nil, in range: ClosedRange<Int>
  ) throws(ModelFileError) -> [Int] {
    guard let tensor = self[name] else { throw .missing(name) }
    guard let values = tensor.integers, count ?? values.count == values.count,
      values.allSatisfy({ range.contains($0) })
    else { throw .unusable(name) }
    return values
  }
}

extension TensorFile {
  /// Describes with `yes` or `no`.
  mutating func describe(_ name: String, _ flag: Bool) { describe(name, flag ? "yes" : "no") }

  /// Describes with whole numbers.
  mutating func describe(_ name: String, _ numbers: [Int]) {
    describe(name, numbers.map { String($0) }.joined(separator: " "))
  }

  /// Describes with texts, as an array of JSON.
  mutating func describe(_ name: String, texts: [String]) {
    describe(name, "[" + texts.map { JSONText.quoted($0) }.joined(separator: ",") + "]")
  }
}

/// The largest number of epochs, and of whatever else is counted in a file.
let largestCount = Int(clamping: Int64(1) << 40)
