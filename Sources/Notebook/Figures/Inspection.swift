import Phrases
import Plotting
import Recurrent
import Tasks
import Text

/// What a layer computed, with names for its steps, gates and states.
struct Inspection {
  let trace: LayerTrace
  let language: Language
  let title: String
  /// What each step read or wrote: a character, a month.
  let stepNames: [String]
  let stepTitle: String
  /// What a step name is, as a table heads it.
  let stepNoun: String

  init(_ model: Model, _ trace: LayerTrace, _ question: Question, digits: Int, _ language: Language) {
    self.trace = trace
    self.language = language
    let isEncoder = trace.role == .encoder
    let codes = isEncoder ? question.inputCodes(digits: digits) : question.targetCodes(digits: digits)
    stepNames = codes.map { OneHotText.visible(CodingTable.alphabet[Int($0)]) }
    stepTitle = language.text(
      isEncoder ? "characters as the network reads them" : "characters of the right answer")
    stepNoun = language.text(isEncoder ? "reads" : "should write")
    let side = language.text(isEncoder ? "encoder" : "decoder")
    title = "\(question.text), \(model.name), \(side)" + Self.depth(model, trace, language)
  }

  init(_ model: Model, _ trace: LayerTrace, _ preparation: SeriesPreparation, _ language: Language) {
    self.trace = trace
    self.language = language
    let series = preparation.task.series
    // A row's input is the difference of the month before the one to forecast; the first has none.
    stepNames = Array(series.labels.dropLast())
    stepTitle = language.text("months up to which the network has read")
    stepNoun = series.labelName ?? "month"
    title = "\(series.name), \(model.name)" + Self.depth(model, trace, language)
  }

  private static func depth(_ model: Model, _ trace: LayerTrace, _ language: Language) -> String {
    guard model.units.count > 1 else { return "" }
    let same = model.checkpoint.architecture.layers.prefix(trace.layer).count { $0.role == trace.role }
    return language.text(", layer \(same + 1)")
  }

  /// A gate or a state.
  struct Quantity {
    let name: String
    /// Where there is little room: `input` for the input gate.
    let shortName: String
    let scale: ValueScale
    /// `[units]`
    let values: (StepTrace) -> [Float]
  }

  /// Gates, candidate and states, in the order they are shown in.
  var quantities: [Quantity] {
    let states = trace.steps.lazy.flatMap { $0.hidden }.map { Double($0) }
    let hidden = quantity(.hiddenState, .fitting(states)) { $0.hidden }
    func gate(_ name: QuantityName, _ index: Int, _ scale: ValueScale = .unit) -> Quantity {
      quantity(name, scale) { $0.gates[index] }
    }
    switch trace.cell.kind {
    case .srn: return [hidden]
    case .gru: return [gate(.updateGate, 0), gate(.resetGate, 1), gate(.candidate, 2, .signedUnit), hidden]
    case .lstm:
      let cells = trace.steps.lazy.flatMap { $0.memory }.map { Double($0) }
      let memory = quantity(.memoryCell, .fitting(cells)) { $0.memory }
      return [
        gate(.inputGate, 0), gate(.forgetGate, 1), gate(.outputGate, 3), gate(.candidate, 2, .signedUnit),
        memory, hidden,
      ]
    }
  }

  private func quantity(
    _ name: QuantityName, _ scale: ValueScale, _ values: @escaping (StepTrace) -> [Float]
  ) -> Quantity {
    Quantity(name: language.text(name.phrase), shortName: language.text(name.short), scale: scale, values: values)
  }

  /// How far a unit's hidden state moves over the steps.
  func change(ofUnit unit: Int) -> Double {
    let values = trace.steps.map { Double($0.hidden[unit]) }
    return (values.max() ?? 0) - (values.min() ?? 0)
  }
}

extension AdditionNetwork {
  /// A question as the only sample.
  static func data(_ question: Question, digits: Int) -> SequenceData {
    SequenceData(
      count: 1, inputs: .symbols(question.inputCodes(digits: digits)),
      targets: .symbols(question.targetCodes(digits: digits)))
  }
}

extension SeriesNetwork {
  /// All months in their order, training and test part.
  static func allData(_ preparation: SeriesPreparation) -> SequenceData {
    let inputs = preparation.trainingInputs + preparation.testInputs
    return SequenceData(
      count: inputs.count, inputs: .values(inputs),
      targets: .values(preparation.trainingTargets + preparation.testTargets))
  }
}
