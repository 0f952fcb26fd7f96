/// What a command's usage says of its values: `model [srn|lstm|gru UNITS…]` has a choice of three words, then any
/// number of units.
struct UsagePattern {
  /// What can stand at a place: words as they are, and placeholders such as `FILE`.
  struct Place: Equatable {
    var words: [String] = []
    var placeholders: [String] = []
  }

  private let places: [Place]
  private let repeatsLast: Bool

  init(_ usage: String) {
    let parts = usage.split(separator: " ").dropFirst()
    places = parts.map { part in
      let text = part.filter { !"[]…".contains($0) }
      return text.split(separator: "|").reduce(into: Place()) { place, alternative in
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

  /// What can stand behind so many values.
  func place(after count: Int) -> Place {
    if count < places.count { return places[count] }
    return repeatsLast ? places.last ?? Place() : Place()
  }
}
