import Console
import Terminal
import Testing

/// What line editing is told of the language.
@Suite struct LiveCompletionTests {
  private let completion = LiveCompletion(.english, showsHints: true)

  @Test func colours() {
    let styles = completion.grammar.styles("seed 4; modle # x")
    #expect(styles?.map(\.style) == [.command, .number, .unknown, .comment])
    #expect(styles?.map(\.range) == [0..<4, 5..<6, 8..<13, 14..<17])
    completion.showsHints = false
    #expect(completion.grammar.styles("seed 4") == nil)
  }

  @Test func rows() {
    let grammar = completion.grammar
    #expect(grammar.isUnfinished("ask '3") && !grammar.isUnfinished("ask '3'"))
    #expect(grammar.commands("> seed 1\nseed 1\n> seed 2") == ["seed 1", "seed 2"])
  }

  /// What starts another program is seen before it runs.
  @Test func whatMayRunAtOnce() {
    let grammar = completion.grammar
    #expect(grammar.mayRunAtOnce("seed 1\nask '3!'"))
    for text in ["!ls", "seed 1\n  !ls", "> seed 1\n> !ls"] { #expect(!grammar.mayRunAtOnce(text)) }
  }

  @Test func listsAreCounted() {
    #expect(completion.grammar.more(5) == "… and 5 more")
    completion.language = .traditionalChinese
    #expect(completion.grammar.more(5) == "…另有 5 項")
  }

  @Test(
    arguments: [
      (.saved("seed 1"), nil), (.saved(" \n"), "error: nothing was saved that could be run"),
      (
        .noEditor,
        "error: there is no editor to start; set VISUAL or EDITOR, as in \"export EDITOR=nano\""
      ),
      (
        .failed(editor: "vi", status: 127),
        "error: the editor \"vi\" cannot be started; set VISUAL or EDITOR to another one"
      ),
      (.failed(editor: "vi", status: 1), "error: the editor \"vi\" ended with status 1; nothing was run"),
    ] as [(EditedText, String?)])
  func whatWasNotEdited(outcome: EditedText, complaint: String?) {
    #expect(outcome.complaint?.description == complaint)
    #expect(completion.grammar.complaint(outcome) == complaint)
  }
}
