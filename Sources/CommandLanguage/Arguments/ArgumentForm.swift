/// A part of how a command is written: usage and completion come from it.
package indirect enum ArgumentForm: Sendable {
  /// A value.
  case one(ArgumentPlace)
  /// One or more values of a kind; always the last.
  case several(ArgumentPlace)
  /// Parts that can be left out.
  case optional([ArgumentForm])
  /// One of several sequences.
  case either([[ArgumentForm]])
  /// An option that the usage shows, with a word in capitals for its value.
  case option(String, String)

  /// A value of a parameter.
  package static func one<Meaning>(_ parameter: Parameter<Meaning>) -> ArgumentForm { .one(parameter.place) }

  /// One or more values of a parameter.
  package static func several<Meaning>(_ parameter: Parameter<Meaning>) -> ArgumentForm { .several(parameter.place) }

  /// A fixed word.
  package static func word(_ word: Word) -> ArgumentForm { .one(ArgumentPlace(kind: .word([word]), placeholder: "")) }

  /// An option that the usage shows, with a word in capitals for its value.
  package static func option<Meaning>(_ option: Option<Meaning>, _ placeholder: String) -> ArgumentForm {
    .option(option.description.name, placeholder)
  }
}

/// How a command is written: one form, or several that are told apart by their first word.
package struct Usage: Sendable {
  private let forms: [[ArgumentForm]]

  /// A command with one form; without values if there are no parts.
  package init(_ parts: ArgumentForm...) { forms = [parts] }

  /// A command with several forms.
  package init(forms: [[ArgumentForm]]) { self.forms = forms }

  /// Whether a word in capitals stands in it, which other languages may translate.
  package var hasPlaceholder: Bool { Self.hasPlaceholder(forms) }

  private static func hasPlaceholder(_ forms: [[ArgumentForm]]) -> Bool {
    forms.contains { form in
      form.contains { part in
        switch part {
        case .one(let place), .several(let place): !place.placeholder.isEmpty
        case .optional(let parts): hasPlaceholder([parts])
        case .either(let forms): hasPlaceholder(forms)
        case .option: true
        }
      }
    }
  }

  // MARK: text

  /// The usage of a command: `model [srn|lstm|gru UNITS…]`.
  package func text(of command: String) -> String {
    forms.map { ([command] + $0.map { $0.text }).joined(separator: " ") }.joined(separator: ", or ")
  }

  // MARK: completion

  /// What can stand after some values, each place once.
  package func places(after values: [String]) -> [ArgumentPlace] {
    var places: [ArgumentPlace] = []
    for sequence in forms.flatMap({ PlaceSequence.all(of: $0) }) where sequence.agrees(with: values) {
      if let place = sequence.place(values.count), !places.contains(place) { places.append(place) }
    }
    return places
  }
}

extension ArgumentForm {
  /// As the usage writes it.
  fileprivate var text: String {
    switch self {
    case .one(let place): place.text
    case .several(let place): place.text + "…"
    case .optional(let parts): "[" + ArgumentForm.text(parts) + "]"
    case .either(let forms): forms.map { ArgumentForm.text($0) }.joined(separator: " | ")
    case .option(let name, let placeholder): name + "=" + placeholder
    }
  }

  private static func text(_ parts: [ArgumentForm]) -> String { parts.map { $0.text }.joined(separator: " ") }
}

/// The places of a form in their order. Optional parts are included.
private struct PlaceSequence {
  private var places: [ArgumentPlace] = []
  /// Whether the last place can be taken again and again.
  private var repeatsLast = false

  /// Every sequence that a form allows.
  static func all(of form: [ArgumentForm]) -> [PlaceSequence] { extended([PlaceSequence()], by: form) }

  private static func extended(_ sequences: [PlaceSequence], by form: [ArgumentForm]) -> [PlaceSequence] {
    form.reduce(sequences) { sequences, part in
      switch part {
      case .one(let place): sequences.map { $0.appending(place, repeats: false) }
      case .several(let place): sequences.map { $0.appending(place, repeats: true) }
      case .optional(let parts): extended(sequences, by: parts)
      case .either(let forms): forms.flatMap { extended(sequences, by: $0) }
      case .option: sequences
      }
    }
  }

  private func appending(_ place: ArgumentPlace, repeats: Bool) -> PlaceSequence {
    var result = self
    result.places.append(place)
    result.repeatsLast = repeats
    return result
  }

  func place(_ index: Int) -> ArgumentPlace? {
    if index < places.count { return places[index] }
    return repeatsLast ? places.last : nil
  }

  /// Whether each value can stand at its place; words may be shortened.
  func agrees(with values: [String]) -> Bool {
    values.enumerated().allSatisfy { index, value in
      guard let place = place(index) else { return false }
      return place.kind.isOpen || place.kind.words.contains { $0.text.hasPrefix(value) }
    }
  }
}
