import Phrases
import Testing

/// Phrases with arguments of any text.
@Suite(.onOwnThreads) struct PhraseFilling {
  /// Every phrase of the catalogue keeps its arguments as they are, in every language.
  @Test func argumentsStayAsTheyAre() throws {
    let keys = try #require(Catalogue.of(.traditionalChinese)).keys
    Inputs.each("filled phrases") { random in
      let key = random.pick(from: keys)
      var arguments: [String] = []
      let phrase = Self.phrase(key, &random, &arguments)
      for language in Language.allCases {
        let text = phrase.text(in: language)
        for argument in arguments where !text.utf8.contains(argument.utf8) {
          return "\(argument.debugDescription) is not in \(text.debugDescription), of \(key)"
        }
      }
      return nil
    }
  }

  private static func phrase(_ key: String, _ random: inout SeededRandom, _ arguments: inout [String]) -> Phrase {
    let parts = key.split(separator: "{}", omittingEmptySubsequences: false)
    var interpolation = Phrase.Interpolation(literalCapacity: 0, interpolationCount: 0)
    for (number, part) in parts.enumerated() {
      interpolation.appendLiteral(String(part))
      guard number + 1 < parts.count else { continue }
      let text =
        random.oneIn(3) ? random.pick("{}", "{1}", "{", "}", "{-1}", "{99999999999999999999}") : Odd.text(&random)
      arguments.append(text)
      if random.oneIn(3) {
        interpolation.appendInterpolation(Phrase(verbatim: text))
      } else {
        interpolation.appendInterpolation(text)
      }
    }
    return Phrase(stringInterpolation: interpolation)
  }

  /// A translator's file may hold anything.
  @Test func everyCatalogueAndTemplateIsRead() {
    Inputs.each("catalogues") { random in
      let lines = (0..<random.below(6)).map { _ in
        random.pick("", "  ", "# ", "a {} b", "  {2} {1}", "{}", "  {", "}{", "  {9223372036854775807}", "  {-1}")
          + (random.oneIn(3) ? Odd.text(&random) : "")
      }
      let bytes = Mutation.changed(Array(lines.joined(separator: "\n").utf8), &random)
      let catalogue = Catalogue(String(decoding: bytes, as: UTF8.self))
      for key in catalogue.keys {
        let template = PhraseTemplate(catalogue[key] ?? key)
        if template.places.count > key.utf8.count + (catalogue[key]?.utf8.count ?? 0) { return "places from nowhere" }
      }
      return nil
    }
  }
}

extension String.UTF8View {
  /// Whether these bytes stand in it one after another.
  fileprivate func contains(_ other: String.UTF8View) -> Bool {
    other.isEmpty || Array(self).firstRange(of: Array(other)) != nil
  }
}
