import Terminal
import Testing

@Suite struct LineCompletionTests {
  private func completion(_ typed: String, _ candidates: [String], isWhole: Bool = true) -> LineCompletion {
    LineCompletion(
      replaced: typed.unicodeScalars.count, candidates: candidates, isWhole: isWhole, listing: candidates)
  }

  @Test func theOnlyCandidateIsTyped() {
    var key = TabKey()
    #expect(key.press(before: "tra", completion("tra", ["train"])) == .replace(scalars: 3, with: "train "))
    #expect(
      key.press(before: "train 1 ba", completion("ba", ["batch="], isWhole: false))
        == .replace(scalars: 2, with: "batch="))
  }

  @Test func whatAllBeginWithIsTypedThenTheyAreListed() {
    var key = TabKey()
    let all = completion("l", ["loss", "losses"])
    #expect(key.press(before: "plot l", all) == .replace(scalars: 1, with: "loss"))
    #expect(key.press(before: "plot loss", completion("loss", ["loss", "losses"])) == .list)
  }

  @Test func pressedTwiceItLists() {
    var key = TabKey()
    let all = completion("s", ["seed", "save"])
    #expect(key.press(before: "s", all) == .nothing)
    #expect(key.press(before: "s", all) == .list)
    key.forget()
    #expect(key.press(before: "s", all) == .nothing)
  }

  /// Where a number is wanted, options are not typed for the person, even where they all begin alike.
  @Test func whatOnlyThePersonCanChooseIsListed() {
    for candidates in [["recurrent_activation=", "reset_after="], ["reset_after="], []] {
      let open = LineCompletion(
        replaced: 0, candidates: candidates, isOpen: true, isWhole: false, listing: ["UNITS"] + candidates)
      var key = TabKey()
      #expect(key.press(before: "model gru ", open) == .nothing)
      #expect(key.press(before: "model gru ", open) == .list)
    }
  }

  @Test func nothingIsTypedWhereNothingFits() {
    var key = TabKey()
    #expect(key.press(before: "x", .none) == .nothing)
    #expect(key.press(before: "x", .none) == .nothing)
  }

  @Test func scalarsAreCountedNotLetters() {
    var key = TabKey()
    #expect(
      key.press(before: "load e\u{301}", completion("e\u{301}", ["e\u{301}tude.csv"]))
        == .replace(scalars: 2, with: "e\u{301}tude.csv "))
  }
}
