import CommandLanguage
import Phrases
import Plotting
import Recurrent
import Tasks

/// What a command that looks inside a cell was asked: which question or months, which layer.
struct InspectionRequest {
  private let task: LearningTask
  private let model: Model
  private let language: Language
  /// The question, for additions.
  let question: Question?
  private let layer: Int

  /// Takes the question, if the data are additions, and the layer. What must come after `finish` is `inspect`.
  ///
  /// - Parameter command: what to type for a series of months, for errors.
  init(_ arguments: inout Arguments, _ workbench: Workbench, command: String) throws {
    task = try workbench.requireTask()
    model = try workbench.requireModel()
    language = workbench.language
    switch task {
    case .addition(let examples):
      let value = try arguments.value("a question such as 3+361")
      question = try Question(value, digits: examples.digits)
    case .series:
      question = nil
      if arguments.hasValue {
        let value = try arguments.value("")
        throw Diagnostic.failed(
          message: "the network reads the months of this data, not \(value.content.text.escapedForTerminal)",
          hint: "type \"\(command)\"", value.range)
      }
    }
    let layers = model.checkpoint.architecture.layers.count { $0.role == .encoder || $0.role == .decoder }
    layer = (try arguments.wholeNumberOption("layer", in: 1...layers) ?? 1) - 1
  }

  /// Units of the layer.
  var units: Int {
    let recurrent = model.checkpoint.architecture.layers.filter { $0.role == .encoder || $0.role == .decoder }
    return recurrent[layer].units
  }

  /// Reads it all.
  ///
  /// - Throws: `TrainingError.dataDoesNotFit` where the model was made for other data.
  func inspect() throws -> Inspection {
    switch task {
    case .addition(let examples):
      let question = question ?? Question(0, 0)
      let data = AdditionNetwork.data(question, digits: examples.digits)
      let trace = try Inspector(model.checkpoint).traces(of: data)[layer]
      return Inspection(model, trace, question, digits: examples.digits, language)
    case .series(let preparation, _):
      let data = SeriesNetwork.allData(preparation)
      let trace = try Inspector(model.checkpoint, isStateful: model.isStateful).traces(of: data)[layer]
      return Inspection(model, trace, preparation, language)
    }
  }
}

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
    let states = trace.steps.lazy.flatMap(\.hidden).map { Double($0) }
    let hidden = quantity(.hiddenState, .fitting(states)) { $0.hidden }
    func gate(_ name: QuantityName, _ index: Int, _ scale: ValueScale = .unit) -> Quantity {
      quantity(name, scale) { $0.gates[index] }
    }
    switch trace.cell.kind {
    case .srn: return [hidden]
    case .gru: return [gate(.updateGate, 0), gate(.resetGate, 1), gate(.candidate, 2, .signedUnit), hidden]
    case .lstm:
      let cells = trace.steps.lazy.flatMap(\.memory).map { Double($0) }
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

extension Question {
  /// A question that was typed, or a caret under the character that is no part of one.
  init(_ value: Value, digits: Int) throws {
    do {
      try self.init(parsing: value.content.text, digits: digits)
    } catch {
      let start = value.range.lowerBound + (value.isQuoted ? 1 : 0)
      let place = min(start + error.offset, max(start, value.range.upperBound - 1))
      throw Diagnostic(error, at: SourceRange(place..<place + 1))
    }
  }
}
