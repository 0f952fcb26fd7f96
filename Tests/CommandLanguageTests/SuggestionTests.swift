import CommandLanguage
import Testing

private let commands = ["load", "data", "model", "train", "evaluate", "plot", "ask", "lstm", "history", "help"]

@Test(arguments: [("exit", "quit"), ("RNN", "srn"), ("fit", "train")])
func whatOtherProgramsSayIsUnderstood(word: String, meant: String) {
  let known = [
    Word("quit", synonyms: ["exit"]), Word("srn", synonyms: ["rnn", "elman"]), Word("train", synonyms: ["fit"]),
  ]
  #expect(Suggestion.synonym(of: word, among: known) == meant)
  #expect(Suggestion.synonym(of: word, among: ["plot"]) == nil)
  let answer = Diagnostic.unknownCommand(word, known: known, SourceRange(0..<1))
  #expect(answer.hint.description == "did you mean \"\(meant)\"?")
}

@Test func wordsMayBeShortenedWhileUnambiguous() {
  #expect(Suggestion.completions(of: "m", among: commands) == ["model"])
  #expect(Suggestion.completions(of: "h", among: commands) == ["history", "help"])
  #expect(Suggestion.completions(of: "zz", among: commands).isEmpty)
}

@Test func anExactWordWinsOverThoseItBegins() {
  #expect(Suggestion.completions(of: "train", among: ["training", "train"]) == ["train"])
}
