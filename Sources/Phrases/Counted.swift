import Text

/// Counts with their nouns: `1 value`, `2 values`, `1,000 values`.
package enum Counted {
  /// `1 cell`, `2 cells`
  package static func cells(_ count: Int) -> Phrase {
    count == 1 ? "1 cell" : "\(groupedText(count)) cells"
  }

  /// `1 character`, `2 characters`
  package static func characters(_ count: Int) -> Phrase {
    count == 1 ? "1 character" : "\(groupedText(count)) characters"
  }

  /// `1 digit`, `2 digits`
  package static func digits(_ count: Int) -> Phrase {
    count == 1 ? "1 digit" : "\(groupedText(count)) digits"
  }

  /// `1 error`, `2 errors`
  package static func errors(_ count: Int) -> Phrase {
    count == 1 ? "1 error" : "\(groupedText(count)) errors"
  }

  /// `1 epoch`, `2 epochs`
  package static func epochs(_ count: Int) -> Phrase {
    count == 1 ? "1 epoch" : "\(groupedText(count)) epochs"
  }

  /// `1 example`, `2 examples`
  package static func examples(_ count: Int) -> Phrase {
    count == 1 ? "1 example" : "\(groupedText(count)) examples"
  }

  /// `1 input`, `2 inputs`
  package static func inputs(_ count: Int) -> Phrase {
    count == 1 ? "1 input" : "\(groupedText(count)) inputs"
  }

  /// `1 point`, `2 points`
  package static func points(_ count: Int) -> Phrase {
    count == 1 ? "1 point" : "\(groupedText(count)) points"
  }

  /// `1 row`, `2 rows`
  package static func rows(_ count: Int) -> Phrase {
    count == 1 ? "1 row" : "\(groupedText(count)) rows"
  }

  /// `1 run`, `2 runs`
  package static func runs(_ count: Int) -> Phrase {
    count == 1 ? "1 run" : "\(groupedText(count)) runs"
  }

  /// `1 seed`, `2 seeds`
  package static func seeds(_ count: Int) -> Phrase {
    count == 1 ? "1 seed" : "\(groupedText(count)) seeds"
  }

  /// `1 value`, `2 values`
  package static func values(_ count: Int) -> Phrase {
    count == 1 ? "1 value" : "\(groupedText(count)) values"
  }
}
