import Phrases
import Plotting
import Recurrent
import Tasks
import Text

/// What each answered character loses of its probability where a character of the question is blanked out.
package struct Importance {
  /// The answer as the model gives it, blanks at its end left out.
  package let answer: String
  /// The characters that are read, the first one first; blanks as ␣.
  package let characters: [String]
  /// The characters of the answer.
  package let digits: [String]
  /// `[digits][characters]`
  package let losses: [[Double]]

  /// - Throws: `TrainingError.dataDoesNotFit` where the model was made for other data.
  package init(_ checkpoint: Checkpoint, _ question: Question, digits: Int) throws(TrainingError) {
    let codes = question.inputCodes(digits: digits)
    // The question as it is, then with each character blanked out.
    let blanked = codes.indices.map { index in
      var changed = codes
      changed[index] = CodingTable.blank
      return changed
    }
    let count = blanked.count + 1
    let length = Question.targetLength(digits: digits)
    let targets = (0..<count).flatMap { _ in question.targetCodes(digits: digits) }
    let data = SequenceData(
      count: count, inputs: .symbols(codes + blanked.flatMap { $0 }), targets: .symbols(targets))
    let probabilities = try Predictor(checkpoint, threads: 1).predict(data)
    let size = CodingTable.size
    let answers = CodingTable.likeliest(probabilities[..<(length * size)])
    func probability(_ sample: Int, _ place: Int) -> Double {
      Double(probabilities[(sample * length + place) * size + Int(answers[place])])
    }
    losses = answers.indices.map { place in
      codes.indices.map { probability(0, place) - probability($0 + 1, place) }
    }
    characters = codes.map { OneHotText.visible(CodingTable.alphabet[Int($0)]) }
    self.digits = answers.map { OneHotText.visible(CodingTable.alphabet[Int($0)]) }
    answer = self.digits.joined().withoutTrailingMarks
  }

  /// A row a digit, a column a character as the network reads them.
  func heatMap(title: String, in language: Language) -> HeatMaps {
    HeatMaps(
      title: title,
      maps: [
        .init(
          title: language.text("probability lost where a character is blank:"), scale: .fitting(losses.joined()),
          values: losses)
      ],
      rowNames: digits, columnNames: characters, columnTitle: language.text("characters as the network reads them"),
      rowNoun: "digits")
  }

  /// The same as percentage points.
  var table: TextTable {
    var table = TextTable(columns: [.init("answer")] + characters.map { .init($0, alignment: .right) })
    table.rows = zip(digits, losses).map { digit, row in [digit] + row.map { decimalText($0 * 100, places: 1) } }
    return table
  }
}

extension String {
  /// The text without ␣ at its end.
  fileprivate var withoutTrailingMarks: String {
    var result = self
    while result.last == "␣" { result.removeLast() }
    return result
  }
}
