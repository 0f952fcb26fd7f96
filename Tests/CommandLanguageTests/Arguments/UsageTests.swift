import CommandLanguage
import Testing

private let cell = Parameter("a cell", ["srn", "lstm"].map { Choice(Word($0), $0) })
private let units = Parameter("UNITS", "units", .wholeNumber(in: 1...64))
private let number = Parameter("NUMBER", "a number", .wholeNumber(in: 1...9))
private let file = Parameter("FILE.csv", "a file", .written(.file(endings: [".csv"], or: ["sales"])))
private let epochs = Option("train", .wholeNumber(in: 1...9), absent: "needed", "epochs")

private func texts(_ places: [ArgumentPlace]) -> [String] {
  places.map { ($0.kind.words.map { $0.text } + [$0.placeholder]).joined(separator: "|") }
}

@Test func usageIsWrittenFromTheParts() {
  #expect(Usage().text(of: "undo") == "undo")
  #expect(Usage(.one(units)).text(of: "train") == "train UNITS")
  #expect(Usage(.optional([.one(cell), .several(units)])).text(of: "model") == "model [srn|lstm UNITS…]")
  #expect(Usage(.one(file)).text(of: "load") == "load sales|FILE.csv")
  #expect(Usage(.several(cell), .option(epochs, "EPOCHS")).text(of: "compare") == "compare srn|lstm… train=EPOCHS")
  #expect(
    Usage(.optional([.either([[.word("best")], [.word("show"), .one(number)]])])).text(of: "runs")
      == "runs [best | show NUMBER]")
  #expect(
    Usage(forms: [[.word("step"), .one(number), .optional([.word("of"), .one(units)])], [.one(cell)]]).text(of: "x")
      == "x step NUMBER [of UNITS], or x srn|lstm")
}

@Test func onlyPlaceholdersNeedATranslation() {
  #expect(!Usage(.optional([.one(cell)])).hasPlaceholder && !Usage().hasPlaceholder)
  #expect(Usage(.optional([.one(cell), .several(units)])).hasPlaceholder)
  #expect(Usage(.optional([.option(epochs, "EPOCHS")])).hasPlaceholder)
  #expect(Usage(.optional([.either([[.word("best")], [.one(number)]])])).hasPlaceholder)
}

@Test func placesFollowTheValuesBeforeThem() {
  let model = Usage(.optional([.one(cell), .several(units)]))
  #expect(texts(model.places(after: [])) == ["srn|lstm|"])
  #expect(texts(model.places(after: ["ls"])) == ["UNITS"])
  #expect(texts(model.places(after: ["ls", "8", "4"])) == ["UNITS"])
  #expect(model.places(after: ["gru"]).isEmpty)
  let runs = Usage(.optional([.either([[.word("best")], [.word("show"), .one(number)], [.one(file)]])]))
  #expect(texts(runs.places(after: [])) == ["best|", "show|", "sales|FILE.csv"])
  #expect(texts(runs.places(after: ["sh"])) == ["NUMBER"])
  #expect(runs.places(after: ["best"]).isEmpty && runs.places(after: ["show", "3"]).isEmpty)
  let compare = Usage(.several(cell), .option(epochs, "EPOCHS"))
  #expect(texts(compare.places(after: ["srn", "lstm"])) == ["srn|lstm|"])
}
