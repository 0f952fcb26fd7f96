/// What a command's usage says of its values: `model [srn|lstm|gru UNITS…]` has a choice of three words, then any
/// number of units; `runs [best | show NUMBER]` is one of two sequences, and so is `explain step NUMBER, or explain lstm`.
struct UsagePattern {
  /// What can stand at a place: words as they are, and placeholders such as `FILE`.
  struct Place: Equatable {
    var words: [String] = []
    var placeholders: [String] = []
  }

  private let sequences: [Sequence]

  init(_ usage: String) {
    sequences = usage.split(separator: ", or ").flatMap { form in
      form.drop { $0 != " " }.split(separator: " | ").map(Sequence.init)
    }
  }

  /// What can stand behind these values.
  func place(after values: [String]) -> Place {
    sequences.filter { $0.agrees(with: values) }.reduce(into: Place()) { place, sequence in
      guard let next = sequence.place(values.count) else { return }
      place.words += next.words.filter { !place.words.contains($0) }
      place.placeholders += next.placeholders.filter { !place.placeholders.contains($0) }
    }
  }

  private struct Sequence {
    private let places: [Place]
    private let repeatsLast: Bool

    init(_ text: Substring) {
      let parts = text.split(separator: " ")
      places = parts.map { part in
        part.filter { !"[]…".contains($0) }.split(separator: "|").reduce(into: Place()) { place, alternative in
          // A placeholder is written in capitals: FILE, FILE.csv, 'TEXT'.
          if alternative.contains(where: \.isUppercase) {
            place.placeholders.append(String(alternative))
          } else {
            place.words.append(String(alternative))
          }
        }
      }
      repeatsLast = parts.last?.contains("…") == true
    }

    func place(_ index: Int) -> Place? {
      if index < places.count { return places[index] }
      return repeatsLast ? places.last : nil
    }

    /// Whether each value can stand at its place; words may be shortened.
    func agrees(with values: [String]) -> Bool {
      values.enumerated().allSatisfy { index, value in
        guard let place = place(index) else { return false }
        return !place.placeholders.isEmpty || place.words.contains { $0.hasPrefix(value) }
      }
    }
  }
}
