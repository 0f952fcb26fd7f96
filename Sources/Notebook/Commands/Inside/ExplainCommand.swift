import CommandLanguage
import Phrases
import Recurrent
import Tasks
import Text

extension Command {
  /// `explain step NUMBER [of QUESTION]` works a step of the cell out; `explain CELL` draws a cell.
  package static let explain = Command(
    name: "explain", group: .inside, summary: "work one step of a cell out, or draw a cell",
    takes: Usage(forms: [
      [.word(Topic.step.word), .one(Declared.number), .optional([.word(Declared.of), .one(questionParameter)])],
      [.one(Declared.cell)],
    ]),
    options: [Declared.unit.description, InspectionRequest.layer.description],
    examples: ["explain step 3 of 3+361", "explain step 3", "explain lstm"],
    details: [
      """
      x is the input of the step, W the kernel and U the recurrent kernel of the gate, b its bias; h₋₁ and c₋₁ are \
      the hidden state and the memory cell of the step before. xW and h₋₁U are sums over all inputs and all units.
      """,
      """
      Each line adds up to the first four decimals of what the engine computed. A sum is that of the numbers as \
      they are written.
      """,
    ],
    onlyShows: true
  ) { (arguments, workbench, context) throws(Diagnostic) in
    if case .cell(let kind) = try arguments.next(Declared.topic).value {
      try arguments.finish()
      return CommandResult(CellDiagram.outputs(of: kind, in: context.language), workbench)
    }
    _ = try workbench.requireModel(for: arguments.command)
    // How many steps there are depends on the layer, which an option chooses.
    let number = try arguments.unread(Declared.number)
    if arguments.hasValue { _ = try arguments.next(Declared.ofWord) }
    let request = try InspectionRequest(&arguments, workbench, example: "explain step 3")
    let unit = try arguments[Declared.unit, upTo: request.units]
    try arguments.finish()
    let inspection = try request.inspect()
    let step = try Declared.step.read(number, upTo: inspection.stepCount)
    let trace = try context.computing(at: arguments.command.range) { () throws(TrainingError) in
      try inspection.trace(ofStep: step - 1)
    }
    return CommandResult(worked(inspection, trace, step: step - 1, unit: unit - 1, in: context.language), workbench)
  }

  /// - Parameter trace: with that step alone.
  private static func worked(
    _ inspection: Inspection, _ trace: LayerTrace, step: Int, unit: Int, in language: Language
  ) -> [Output] {
    let place: Phrase =
      "step \(step + 1) of \(inspection.stepCount), \(inspection.steps.noun) \(inspection.steps.names[step])"
    let heading: Phrase = "\(inspection.title): \(place); unit \(unit + 1) of \(groupedText(trace.units))"
    let now = trace.steps[0]
    var state = "h₋₁ = \(decimalText(Double(now.previousHidden[unit]), places: 4))"
    if !now.previousMemory.isEmpty {
      state += ", c₋₁ = \(decimalText(Double(now.previousMemory[unit]), places: 4))"
    }
    let equations = WorkedStepText(WorkedStep(trace, step: 0, unit: unit), in: language).lines
    return [.paragraph(heading), .text("before: \(state)"), .line("")] + equations.map { .line($0) }
  }
}

/// What `explain` explains.
private enum Topic: Equatable {
  case step
  case cell(CellKind)

  var word: Word {
    switch self {
    case .step: Word("step", "one step of the cell, worked out")
    case .cell(let kind): kind.choice.word
    }
  }
}

/// What the command takes, each argument declared once.
private enum Declared {
  static let topic = Parameter(
    "what to explain",
    ([.step] + CellKind.allCases.map { .cell($0) }).map { (topic: Topic) in Choice(topic.word, topic) })
  /// The cells in the order of the usage, the most wanted one first.
  static let cell = Parameter("a cell", [CellKind.lstm, .gru, .srn].map { $0.choice })
  /// The step; what is missing is its number, what is wrong is the step.
  static let number = Parameter("NUMBER", "the number of the step", .written())
  static let step = Parameter("NUMBER", "a step", .wholeNumber(in: 1...Int.mostTyped, quotesWords: false))
  static let of: Word = "of"
  static let ofWord = Parameter("the word", [Choice(of, true)])

  static let unit = Option("unit", .wholeNumber(in: 1...Int.mostTyped), default: 1, "whose numbers are substituted")
}
