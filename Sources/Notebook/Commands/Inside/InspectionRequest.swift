import CommandLanguage
import Phrases
import Recurrent
import Tasks
import Text

/// What a command that looks inside a cell was asked: what to read, and which layer to look at.
struct InspectionRequest {
  /// The option that chooses the layer.
  static let layer = Option(
    "layer", .wholeNumber(in: 1...Int.mostTyped), default: 1,
    "which recurrent layer; the decoder's come after the encoder's")

  private let model: Model
  private let command: Name
  private let reading: Reading
  private let layer: Int

  /// Takes the question, if the readings of the task are typed, and the layer. `inspect` comes after `finish`.
  ///
  /// - Parameter example: what to type if there is no question, for errors.
  init(_ arguments: inout Arguments, _ workbench: Workbench, example: String) throws(Diagnostic) {
    command = arguments.command
    arguments.joinQuestions()
    let task = try workbench.requireTask(for: command)
    model = try workbench.requireModel(for: command)
    switch task.definition.reading {
    case .question(let read): reading = try arguments.next(questionParameter).value.question(read)
    case .data(let read):
      if arguments.hasValue {
        let value = try arguments.next(questionParameter).value
        throw .failed(
          message:
            "the network reads the \(task.series?.task.series.frequency.nouns ?? "rows") of this data, not \(value.content.text.escapedForTerminal)",
          hint: "type \"\(example)\"", value.range)
      }
      reading = read()
    }
    let layers = model.checkpoint.architecture.layers.count { $0.isRecurrent }
    layer = try arguments[Self.layer, upTo: layers] - 1
  }

  /// Units of the layer.
  var units: Int { model.checkpoint.architecture.layers.filter { $0.isRecurrent }[layer].units }

  /// Reads it all.
  ///
  /// - Throws: the model was made for other data.
  func inspect() throws(Diagnostic) -> Inspection {
    try explaining(at: command.range) { () throws(TrainingError) in
      try Inspection(model, reading: reading, layer: layer)
    }
  }
}
