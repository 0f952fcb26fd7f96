import Phrases
import Plotting
import Text

extension PictureWords {
  /// The words of a language.
  static func words(in language: Language) -> PictureWords {
    PictureWords(
      languageTag: language.code, chart: language.text("A chart."), heatMap: language.text("A heat map."),
      values: language.text("values"),
      across: { language.text("Across: \($0), from \($1) to \($2).") },
      upward: { language.text("Upward: \($0), from \($1) to \($2).") },
      series: { language.text("\($0): \(Counted.points($1)), from \($2) to \($3).") },
      line: { $0.isEmpty ? language.text("A line at \($1).") : language.text("A line at \($1): \($0).") },
      map: { language.text("\($0): \(groupedText($1)) × \(groupedText($2)) values, from \($3) to \($4).") })
  }
}
