import CommandLanguage
import Phrases
import Recurrent
import Tasks
import Text

/// What a command that looks inside a cell was asked: what to read, and which layer to look at.
struct InspectionRequest {
  private let model: Model
  private let reading: Reading
  private let layer: Int

  /// Takes the question, if the task's readings are typed, and the layer.
  ///
  /// - Parameter command: what to type if nothing is to be typed, for errors.
  init(_ arguments: inout Arguments, _ workbench: Workbench, command: String) throws {
    let task = try workbench.requireTask()
    model = try workbench.requireModel()
    switch task.definition.reading {
    case .question(let read):
      reading = try arguments.value("a question such as 3+361").question(read)
    case .data(let read):
      if arguments.hasValue {
        let value = try arguments.value("")
        throw Diagnostic.failed(
          message: "the network reads the months of this data, not \(value.content.text.escapedForTerminal)",
          hint: "type \"\(command)\"", value.range)
      }
      reading = read()
    }
    let layers = model.checkpoint.architecture.layers.count { $0.isRecurrent }
    layer = (try arguments.wholeNumberOption("layer", in: 1...layers) ?? 1) - 1
  }

  /// Units of the layer.
  var units: Int {
    let recurrent = model.checkpoint.architecture.layers.filter { $0.isRecurrent }
    return recurrent[layer].units
  }

  /// Reads it all.
  ///
  /// - Throws: `TrainingError.dataDoesNotFit` if the model was made for other data.
  func inspect() throws(TrainingError) -> Inspection { try Inspection(model, reading: reading, layer: layer) }
}
