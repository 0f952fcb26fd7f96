import Phrases
import Plotting

extension HeatMapWords {
  /// The words in a language.
  static func words(in language: Language) -> HeatMapWords {
    let place = "{}"
    return HeatMapWords(
      most: language.text("most"), least: language.text("least"), range: language.text("\(place) to \(place)"),
      shown: language.text("\(place) of \(place) \(place) shown"),
      strongest: language.text("a cell is the strongest of up to \(place)"))
  }
}
