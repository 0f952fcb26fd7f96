/// What an argument can be, without what it means: all that completion, usage and tests need to know of its type.
package indirect enum ArgumentKind: Sendable, Equatable {
  /// A whole number of a range; an upper bound of `Int.mostTyped` may be narrowed by the data.
  case wholeNumber(ClosedRange<Int>)
  /// An epoch of the present model.
  case epoch
  /// The number of a model of the session.
  case model
  /// A number of a range.
  case number(ClosedRange<Double>)
  /// One of some words.
  case word([Word])
  /// The name of a file with an ending such as `.csv`, or one of some words.
  case file(endings: [String], or: [Word] = [])
  /// A column of the CSV file that is the command's first value.
  case column
  /// The word of a command, or one of some others.
  case command(or: [Word] = [])
  /// Any text.
  case text
  /// Several of a kind with commas between, without blanks.
  case list(ArgumentKind)

  /// The words that can be typed for it.
  package var words: [Word] {
    switch self {
    case .word(let words), .file(_, let words): words
    case .list(let kind): kind.words
    case .wholeNumber, .epoch, .model, .number, .column, .command, .text: []
    }
  }

  /// Whether it can be anything but one of `words`.
  package var isOpen: Bool {
    if case .word = self { return false }
    return true
  }
}
