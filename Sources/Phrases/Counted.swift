import Phrases

/// Counts with their nouns: `1 value`, `2 values`.
package enum Counted {
  package static func cells(_ count: Int) -> Phrase {
    count == 1 ? "1 cell" : "\(MessageText.grouped(count)) cells"
  }

  package static func characters(_ count: Int) -> Phrase {
    count == 1 ? "1 character" : "\(MessageText.grouped(count)) characters"
  }

  package static func digits(_ count: Int) -> Phrase {
    count == 1 ? "1 digit" : "\(MessageText.grouped(count)) digits"
  }

  package static func examples(_ count: Int) -> Phrase {
    count == 1 ? "1 example" : "\(MessageText.grouped(count)) examples"
  }

  package static func rows(_ count: Int) -> Phrase {
    count == 1 ? "1 row" : "\(MessageText.grouped(count)) rows"
  }

  package static func runs(_ count: Int) -> Phrase {
    count == 1 ? "1 run" : "\(MessageText.grouped(count)) runs"
  }

  package static func seeds(_ count: Int) -> Phrase {
    count == 1 ? "1 seed" : "\(MessageText.grouped(count)) seeds"
  }

  package static func values(_ count: Int) -> Phrase {
    count == 1 ? "1 value" : "\(MessageText.grouped(count)) values"
  }
}
