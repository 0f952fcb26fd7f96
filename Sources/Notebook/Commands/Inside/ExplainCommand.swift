import CommandLanguage
import Phrases
import Recurrent
import Tasks
import Text

extension Command {
  /// `explain step NUMBER [of QUESTION]`, `explain CELL`
  package static let explain = Command(
    name: "explain", group: .inside, summary: "work one step of a cell out, or draw a cell",
    usage: "explain step NUMBER [of QUESTION], or explain lstm|gru|srn",
    options: [
      Option("unit", "1", "whose numbers are substituted"),
      Option("layer", "1", "which recurrent layer; the decoder's come after the encoder's"),
    ],
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
    ]
  ) { arguments, workbench, _ in
    let word = try arguments.choice("what to explain", ["step"] + CellKind.allCases.map(\.rawValue))
    if let kind = CellKind(rawValue: word) {
      try arguments.finish()
      return CommandResult(CellDiagram.outputs(of: kind, in: workbench.language), workbench)
    }
    _ = try workbench.requireModel()
    let number = try arguments.value("the number of the step")
    if arguments.hasValue { _ = try arguments.choice("the word", ["of"]) }
    let request = try InspectionRequest(&arguments, workbench, command: "explain step 3")
    let unit = try arguments.wholeNumberOption("unit", in: 1...request.units) ?? 1
    try arguments.finish()
    let inspection = try request.inspect()
    let step = try stepNumber(number, of: inspection.trace.steps.count)
    return CommandResult(worked(inspection, step: step - 1, unit: unit - 1, in: workbench.language), workbench)
  }

  private static func stepNumber(_ value: Value, of count: Int) throws -> Int {
    guard case .number(let number) = value.content, let whole = number.whole, 1...count ~= whole else {
      throw Diagnostic.outOfRange(
        what: "a step", found: value.content.text, expected: "as a whole number from 1 to \(count)", value.range)
    }
    return whole
  }

  private static func worked(
    _ inspection: Inspection, step: Int, unit: Int, in language: Language
  ) -> [Output] {
    let trace = inspection.trace
    let place: Phrase = "step \(step + 1) of \(trace.steps.count), \(inspection.steps.noun) \(inspection.steps.names[step])"
    let heading: Phrase = "\(inspection.title): \(place); unit \(unit + 1) of \(groupedText(trace.units))"
    let now = trace.steps[step]
    var state = "h₋₁ = \(decimalText(Double(now.previousHidden[unit]), places: 4))"
    if !now.previousMemory.isEmpty {
      state += ", c₋₁ = \(decimalText(Double(now.previousMemory[unit]), places: 4))"
    }
    let equations = WorkedStepText(WorkedStep(trace, step: step, unit: unit), in: language).lines
    return [.paragraph(heading), .text("before: \(state)"), .line("")] + equations.map { .line($0) }
  }
}
