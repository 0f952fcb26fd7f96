import CommandLanguage
import Phrases

extension Command {
  /// `tour [LESSON]` lists the lessons inside the program, or gives one.
  package static let tour = Command(
    name: "tour", group: .session, summary: "lessons inside the program: list them, or begin one",
    takes: Usage(.optional([.one(Declared.lesson)])),
    examples: ["tour", "tour start"],
    details: [
      """
      A lesson shows each command and waits before it runs: Space runs it, b goes back, i opens the prompt to try things, \
      q leaves. Your session stays as it is.
      """,
      "Where nobody sits at a terminal a lesson is only shown.",
    ],
    next: ["load sales", "help"]
  ) { (arguments, workbench, context) throws(Diagnostic) in
    let lesson = arguments.hasValue ? try arguments.next(Declared.lesson) : nil
    try arguments.finish()
    var result = CommandResult([], workbench)
    result.recordedNumber = 0
    guard let lesson else {
      result.outputs = list
      return result
    }
    if context.isInteractive {
      result.startsTour = lesson.value
    } else if lesson.value == Tour.shortLesson {
      result.outputs = Tour.steps.flatMap { step in
        (step.text.isEmpty ? [] : [.paragraph(step.text)]) + (step.command.map { [.line("    " + $0)] } ?? [])
      }
    } else {
      guard let lines = context.lessonLines(lesson.value) else {
        throw .failed(
          message: "this lesson is given at the prompt alone", hint: "\"tour start\" is shown here too", lesson.range)
      }
      result.outputs = lines.map { .line($0) }
    }
    return result
  }

  private static var list: [Output] {
    let width = Tour.lessons.map { $0.text.count }.max() ?? 0
    return [.text("Lessons inside the program:"), .line("")]
      + Tour.lessons.map { .entry($0.summary, head: "  " + $0.text, indent: width + 4) } + [
        .line(""), .entry("\"tour start\" begins the first, of five minutes."),
      ]
  }
}

/// What the command takes, each argument declared once.
private enum Declared {
  static let lesson = Parameter("a lesson", Tour.lessons.map { Choice($0, $0.text) })
}

extension Tour {
  /// The name of the short lesson, whose steps are below.
  package static let shortLesson = "start"

  /// All lessons, the easy ones first. The others are session files of these names.
  package static let lessons: [Word] = [
    Word(shortLesson, "five minutes: a network that forecasts, and one that adds"),
    Word("first-session", "ten minutes at the prompt, with the mistakes that everybody makes"),
    Word("one-hot", "one-hot coding: characters as zeros and ones"),
    Word("one-hot-zh-TW", "one-hot coding, in Chinese"),
    Word("monthly-sales", "monthly sales, one month ahead, with an LSTM"),
    Word("addition", "learning to add, character by character: srn, GRU and LSTM"),
    Word("back-in-time", "back in time: a training, epoch by epoch, and another way to go on"),
    Word("models", "models in files: one is saved, comes back and goes on as if it had never stopped"),
    Word("inside-a-cell", "inside a cell: gates and states, step by step"),
    Word("airline", "airline passengers: a series with a trend and a season"),
    Word("your-own-series", "your own series: files, gaps, further inputs, forecasts"),
    Word("class-table", "the class's table: one run at each size"),
    Word("keras-claims", "what Keras' example claims of additions, computed"),
    Word("comparison", "one run proves nothing: thirty seeds and their statistics"),
    Word("pictures", "every picture that there is"),
  ]
}

/// The short lesson inside the program.
package enum Tour {
  /// A few sentences, and the command that they are about.
  package struct Step: Sendable {
    /// What is said before the command.
    package let text: Phrase
    /// The command that is typed; nil at the end.
    package let command: String?
  }

  /// The lesson, step by step.
  package static let steps: [Step] = [
    step(
      """
      Unroll trains small recurrent networks at a prompt. In five minutes: a network that forecasts monthly sales, and \
      one that learns to add. Every command can be typed by yourself later; "i" lets you try at any point.
      """, "load sales"),
    step(
      """
      These are 36 months of sales. The network will learn from 24 and be judged on 12. It does not see the sales \
      themselves but how they changed from month to month, scaled to [-1, 1]:
      """, "data 6"),
    step("Now a network: an LSTM with eight units, and one number that comes out.", "model lstm 8"),
    step(
      """
      Its weights are random. To judge it we forecast each of the 12 months from the one before. "Persistence" says \
      that next month will be like this one: that is what has to be beaten.
      """, "evaluate"),
    step(
      """
      It learns by going through the 24 months again and again. The loss is how far off it is; watch it fall. \
      Ctrl-C would stop, and what was learned would stay.
      """, "train 3000"),
    step("Is it better now?", "evaluate"),
    step("And what do its forecasts look like?", "plot"),
    step(
      """
      Did more training help at all? "undo" takes training back as it takes everything back, and "redo" brings it again.
      """, "undo"),
    step("The same network before it learned anything:", "evaluate"),
    step("", "redo"),
    step(
      """
      Another task: questions such as 3+36, read character by character, answered character by character. A character \
      is a row of zeros with a single one:
      """, "encode '3+36'"),
    step(
      "A thousand questions of up to two digits, and a GRU that reads them and writes answers:",
      "load addition digits=2 examples=1000"),
    step("", "model gru 32"),
    step("A few rounds only; \"exact\" counts answers that are right in every character.", "train 8"),
    step(
      "It is still guessing, as anyone would after so little practice. \"tour addition\" trains it properly.",
      "ask 3+36 17+25"),
    step(
      """
      That was all. "save FILE.md" keeps a session as a text that anyone can read, replay and check; "help" lists the \
      commands, "help train" explains one, and Tab completes what you type.
      """, nil),
  ]

  private static func step(_ text: Phrase, _ command: String?) -> Step { Step(text: text, command: command) }
}
