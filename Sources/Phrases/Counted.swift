import Text

/// Counts with their nouns: `1 value`, `2 values`, `1,000 values`.
package enum Counted {
  package static func cells(_ count: Int) -> Phrase {
    count == 1 ? "1 cell" : "\(groupedText(count)) cells"
  }

  package static func characters(_ count: Int) -> Phrase {
    count == 1 ? "1 character" : "\(groupedText(count)) characters"
  }

  package static func digits(_ count: Int) -> Phrase {
    count == 1 ? "1 digit" : "\(groupedText(count)) digits"
  }

  package static func examples(_ count: Int) -> Phrase {
    count == 1 ? "1 example" : "\(groupedText(count)) examples"
  }

  package static func rows(_ count: Int) -> Phrase {
    count == 1 ? "1 row" : "\(groupedText(count)) rows"
  }

  package static func runs(_ count: Int) -> Phrase {
    count == 1 ? "1 run" : "\(groupedText(count)) runs"
  }

  package static func seeds(_ count: Int) -> Phrase {
    count == 1 ? "1 seed" : "\(groupedText(count)) seeds"
  }

  package static func values(_ count: Int) -> Phrase {
    count == 1 ? "1 value" : "\(groupedText(count)) values"
  }
}
