import CommandLanguage
import Phrases
import Recurrent
import Tasks
import Text

/// What a command that looks inside a cell was asked: which question or months, which layer.
struct InspectionRequest {
  /// The option that chooses the layer.
  static let layer = Option(
    "layer", .wholeNumber(in: 1...Int.max), default: 1,
    "which recurrent layer; the decoder's come after the encoder's")

  private let task: LearningTask
  private let model: Model
  private let language: Language
  private let command: Name
  /// The question, for additions.
  let question: Question?
  private let layer: Int

  /// Reads the question, if the data are additions, and the layer. What must come after `finish` is `inspect`.
  ///
  /// - Parameter example: what to type for a series of months, for errors.
  init(_ arguments: inout Arguments, _ workbench: Workbench, example: String, in language: Language) throws(Diagnostic)
  {
    command = arguments.command
    task = try workbench.requireTask(for: command)
    model = try workbench.requireModel(for: command)
    self.language = language
    switch task {
    case .addition(let examples):
      question = try Question(try arguments.next(questionParameter).value, digits: examples.digits)
    case .series:
      question = nil
      if arguments.hasValue {
        let value = try arguments.next(questionParameter).value
        throw .failed(
          message: "the network reads the months of this data, not \(value.content.text.escapedForTerminal)",
          hint: "type \"\(example)\"", value.range)
      }
    }
    let layers = model.checkpoint.architecture.layers.count { $0.role == .encoder || $0.role == .decoder }
    layer = try arguments[Self.layer, upTo: layers] - 1
  }

  /// Units of the layer.
  var units: Int {
    let recurrent = model.checkpoint.architecture.layers.filter { $0.role == .encoder || $0.role == .decoder }
    return recurrent[layer].units
  }

  /// Reads it all.
  ///
  /// - Throws: the model was made for other data.
  func inspect() throws(Diagnostic) -> Inspection {
    try explaining(at: command.range) { () throws(TrainingError) in try inspected() }
  }

  private func inspected() throws(TrainingError) -> Inspection {
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
