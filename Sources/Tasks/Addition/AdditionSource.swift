extension TaskSource {
  /// Additions that are made up: `load addition digits=3 examples=50000`.
  static let addition = TaskSource(
    word: "addition", summary: "questions such as 3+361",
    numbers: [
      Number(
        name: "digits", range: 1...Question.largestDigits, standard: 3,
        summary: "the most digits of a number (addition)"),
      // How many there can be depends on the digits; the examples themselves say it best.
      Number(
        name: "examples", range: AdditionExamples.fewest...AdditionExamples.most, accepted: 1...2_147_483_647,
        standard: AdditionExamples.defaultCount, summary: "how many questions (addition)"),
    ]
  ) { (numbers, seed) throws(Mistake) in
    do throws(ExamplesError) {
      let digits = numbers[0] ?? 3
      let most = min(AdditionExamples.defaultCount, try AdditionExamples.available(digits: digits))
      return .addition(try AdditionExamples(digits: digits, count: numbers[1] ?? most, seed: seed))
    } catch {
      throw Mistake(error)
    }
  }
}
