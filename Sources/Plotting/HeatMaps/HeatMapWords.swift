import Text

/// What is written in heat maps besides names and titles, in one language; `{}` stands for what is filled in.
package struct HeatMapWords: Sendable, Equatable {
  /// The greatest and the least value, at the ends of the legend.
  package var most, least: String
  /// `{} to {}`: the ends of a scale.
  package var range: String
  /// `{} of {} {} shown`: how many rows, of how many, and what they are called.
  package var shown: String
  /// `a cell is the strongest of up to {}`
  package var strongest: String

  /// Makes words.
  package init(most: String, least: String, range: String, shown: String, strongest: String) {
    (self.most, self.least, self.range, self.shown, self.strongest) = (most, least, range, shown, strongest)
  }

  /// English.
  package static let english = HeatMapWords(
    most: "most", least: "least", range: "{} to {}", shown: "{} of {} {} shown",
    strongest: "a cell is the strongest of up to {}")

  /// Fills words in.
  static func filled(_ template: String, _ words: String...) -> String {
    var rest = words[...]
    var text = ""
    var isOpen = false
    for character in template {
      switch character {
      case "{": isOpen = true
      case "}" where isOpen:
        text += rest.popFirst() ?? ""
        isOpen = false
      default: text.append(character)
      }
    }
    return text
  }
}
