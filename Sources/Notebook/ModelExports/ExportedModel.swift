import Phrases
import Tasks

/// A model that is to leave for programs of others, with the task that says how its data are prepared.
package struct ExportedModel: Sendable {
  /// What is written.
  package enum Format: Sendable, Equatable {
    /// A graph of the Open Neural Network Exchange, with the weights in it.
    case onnx
    /// A Python program for Keras, with the weights and the data beside it.
    case python(withPyTorch: Bool)
  }

  /// What is written.
  package let format: Format
  /// The name of the file, with the folder that was typed.
  package let name: String
  /// The network, its weights and how it was trained.
  package let model: Model
  /// What it learns.
  package let task: LearningTask

  package init(_ model: Model, _ task: LearningTask, as format: Format, named name: String) {
    (self.format, self.name, self.model, self.task) = (format, name, model, task)
  }
}

/// Makes the files of an exported model. The first has the name that was typed; the others stand beside it, under names that
/// begin like it.
package typealias ModelWriter = @Sendable (ExportedModel) throws(ModelExportError) -> [HandOutFile]

/// Why a model cannot be exported.
package enum ModelExportError: ExplainedError, Equatable {
  /// This program has no writer for models.
  case noWriter
  /// PyTorch has no such cell.
  case notInPyTorch(Feature)
  /// The file would be larger than its format allows.
  case tooLarge
  /// A weight is no finite number.
  case weightsNotFinite
  /// The model was made for other data.
  case otherData

  /// What a cell can have and PyTorch's cells have not.
  package enum Feature: Sendable {
    /// `reset_after=no`
    case resetBefore
    /// `recurrent_activation=hard_sigmoid`
    case hardSigmoid
  }

  /// What was found.
  package var message: Phrase {
    switch self {
    case .noWriter: "models cannot be exported here"
    case .notInPyTorch(.resetBefore): "PyTorch's GRU knows only reset_after=yes"
    case .notInPyTorch(.hardSigmoid): "PyTorch's cells have no hard sigmoid"
    case .tooLarge: "the model is larger than the format allows"
    case .weightsNotFinite: "a weight of the model is no number"
    case .otherData: "the model was made for other data"
    }
  }

  /// What to do about it.
  package var hint: Phrase {
    switch self {
    case .noWriter: "export at the prompt of the program"
    case .notInPyTorch: "leave out pytorch=yes for the Keras program, or export an .onnx file"
    case .tooLarge: "make one with fewer units"
    case .weightsNotFinite: "make the model anew, and train it with a lower learning rate"
    case .otherData: "make one for this data, for example \"model lstm 8\""
    }
  }
}
