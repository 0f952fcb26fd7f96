import Phrases

/// The type of an argument: what can be typed for it and what that means.
///
/// Parsing, error messages, completion and the printing of defaults all come from here.
package struct ArgumentType<Meaning: Sendable>: Sendable {
  /// What can be typed.
  package let kind: ArgumentKind
  /// Reads a value, or throws what is wrong with it.
  let read: @Sendable (Value, Expectation) throws(Diagnostic) -> Meaning
  /// How a meaning is typed.
  let write: @Sendable (Meaning) -> String

  init(
    kind: ArgumentKind, read: @escaping @Sendable (Value, Expectation) throws(Diagnostic) -> Meaning,
    write: @escaping @Sendable (Meaning) -> String
  ) {
    self.kind = kind
    self.read = read
    self.write = write
  }

  /// A type of a command's own, which is no option's default.
  ///
  /// - Parameters:
  ///   - kind: what can be typed, for completion and usage.
  ///   - read: reads a value, or throws what is wrong with it.
  package init(kind: ArgumentKind, _ read: @escaping @Sendable (Value) throws(Diagnostic) -> Meaning) {
    self.init(kind: kind) { (value, _) throws(Diagnostic) in
      try read(value)
    } write: { _ in
      ""
    }
  }

  /// A meaning as it is typed.
  package func text(of meaning: Meaning) -> String { write(meaning) }
}

/// What is expected where a value stands.
struct Expectation: Sendable {
  /// What it is called in messages: `a number of epochs`, or the name of an option.
  var what: Phrase
  /// The name of the option that the value belongs to; empty for a value in its place.
  var option = ""
  /// The largest whole number, if the data at hand allow less than the declared range.
  var most: Int?
}

// MARK: numbers

extension ArgumentType where Meaning == Int {
  /// A whole number of a range, which error messages name. They are the same where an `Int` has 32 bits: what has no bound
  /// ends at `Int.mostTyped`.
  ///
  /// - Parameters:
  ///   - accepted: the numbers that are let through, if the command itself checks them more closely.
  ///   - quotesWords: whether a word in its place is quoted and, if it is a number in another spelling, respelled.
  ///   - kind: what it counts, for completion; nil for a number of the range.
  package static func wholeNumber(
    in range: ClosedRange<Int>, accepting accepted: ClosedRange<Int>? = nil, quotesWords: Bool = true,
    as kind: ArgumentKind? = nil
  ) -> ArgumentType {
    func wide(_ range: ClosedRange<Int>) -> ClosedRange<Int64> { Int64(range.lowerBound)...Int64(range.upperBound) }
    let number = ArgumentType<Int64>.wholeNumber(
      in: wide(range), accepting: accepted.map(wide), quotesWords: quotesWords, as: kind ?? .wholeNumber(range))
    return ArgumentType(kind: number.kind) { (value, expectation) throws(Diagnostic) in
      Int(clamping: try number.read(value, expectation))
    } write: {
      String($0)
    }
  }
}

extension Int {
  /// The largest whole number that is asked for where there is no other bound: an `Int` holds it on every machine.
  package static var mostTyped: Int { 2_147_483_647 }
}

extension ArgumentType where Meaning == Int64 {
  /// The same for numbers of up to 63 bits.
  package static func wholeNumber(
    in range: ClosedRange<Int64>, accepting accepted: ClosedRange<Int64>? = nil, quotesWords: Bool = true,
    as kind: ArgumentKind
  ) -> ArgumentType {
    ArgumentType(kind: kind) { (value, expectation) throws(Diagnostic) in
      let most = expectation.most.map { Int64($0) }
      let upperBound = most ?? range.upperBound
      let expected: Phrase = "as a whole number from \(range.lowerBound) to \(upperBound)"
      guard case .number(let number) = value.content else {
        let found = value.content.text
        if quotesWords { throw .wrongKind(expected: "\(expectation.what) \(expected)", found: found, value.range) }
        throw .outOfRange(what: expectation.what, found: found, expected: expected, value.range)
      }
      let allowed = accepted ?? range.lowerBound...max(range.lowerBound, upperBound)
      guard let whole = number.whole, allowed.contains(whole), most.map({ whole <= $0 }) ?? true else {
        throw .outOfRange(what: expectation.what, found: number.text, expected: expected, value.range)
      }
      return whole
    } write: {
      String($0)
    }
  }
}

extension ArgumentType where Meaning == NumberLiteral {
  /// A number of a range, as it was written.
  package static func literal(in range: ClosedRange<Double>) -> ArgumentType {
    ArgumentType(kind: .number(range)) { (value, expectation) throws(Diagnostic) in
      guard case .number(let number) = value.content else {
        throw .wrongKind(expected: "a number for \(expectation.what)", found: value.content.text, value.range)
      }
      guard range.contains(number.value) else {
        let expected: Phrase = "from \(plain(range.lowerBound)) to \(plain(range.upperBound))"
        throw .outOfRange(what: expectation.what, found: number.text, expected: expected, value.range)
      }
      return number
    } write: {
      $0.text
    }
  }
}

extension ArgumentType where Meaning == Double {
  /// A number of a range.
  package static func number(in range: ClosedRange<Double>) -> ArgumentType {
    let literal = ArgumentType<NumberLiteral>.literal(in: range)
    return ArgumentType(kind: literal.kind) { (value, expectation) throws(Diagnostic) in
      try literal.read(value, expectation).value
    } write: {
      NumberLiteral.text(of: $0)
    }
  }
}

/// `8` for 8.0; otherwise the fewest digits that give the number back.
private func plain(_ number: Double) -> String {
  Int64(exactly: number).map { String($0) } ?? number.description
}

// MARK: words

extension ArgumentType where Meaning: Equatable {
  /// One of some words, which may be shortened.
  package static func word(_ choices: [Choice<Meaning>]) -> ArgumentType {
    let words = choices.map { $0.word }
    return ArgumentType(kind: .word(words)) { (value, expectation) throws(Diagnostic) in
      let found = value.content.text
      let matches = found.isEmpty ? [] : Suggestion.completions(of: found, among: words.map { $0.text })
      guard matches.count == 1, let choice = choices.first(where: { $0.word.text == matches[0] }) else {
        throw .unknownChoice(what: expectation.what, found: found, known: words, value.range)
      }
      return choice.meaning
    } write: { meaning in
      choices.first { $0.meaning == meaning }?.word.text ?? ""
    }
  }
}

extension ArgumentType where Meaning == Bool {
  /// `yes` or `no`.
  package static var flag: ArgumentType { .word([Choice("yes", true), Choice("no", false)]) }
}

// MARK: text

extension ArgumentType where Meaning == String {
  /// Any text: a word, a number as it is written, or what stands in quotes.
  package static var text: ArgumentType {
    ArgumentType(kind: .text) { (value, _) throws(Diagnostic) in
      value.content.text
    } write: {
      $0
    }
  }
}

extension ArgumentType where Meaning == Value {
  /// What was typed, as it was typed, which the command itself takes apart.
  ///
  /// - Parameter kind: what it should be, for completion.
  package static func written(_ kind: ArgumentKind = .text) -> ArgumentType {
    ArgumentType(kind: kind) { (value, _) throws(Diagnostic) in
      value
    } write: {
      $0.content.text
    }
  }
}
