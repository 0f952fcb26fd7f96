package import Phrases
private import Text

/// Why a file gives no model.
package enum ModelFileError: ExplainedError, Equatable {
  /// It is no file of tensors.
  case tensors(TensorFileError)
  /// It is one that Unroll did not save a model in.
  case notAModel
  /// It was saved in a form that this version does not know.
  case otherForm(String)
  /// It was saved by a version with another engine.
  case otherEngine(Int)
  /// Something in it is not what was saved.
  case changed
  /// This is not there.
  case missing(String)
  /// This is not as `save` writes it.
  case unusable(String)
  /// This holds a number that is not finite.
  case notFinite(String)
  /// It holds no data, and none are loaded.
  case noData(String)
  /// The data are of another task, or are read otherwise.
  case otherTask(found: String, expected: String)
  /// The network is another one than the data need.
  case otherArchitecture(String)
  /// Its data cannot be made.
  case series(SeriesError)
  /// Its examples cannot be made up.
  case examples(ExamplesError)

  /// What was found.
  package var message: Phrase {
    switch self {
    case .tensors(let error): error.message
    case .notAModel: "the file holds arrays, and no model that Unroll saved"
    case .otherForm(let form):
      "another version of Unroll saved it, in the form \(quoted(form)); this one reads \(quoted(ModelFile.form))"
    case .otherEngine(let engine):
      """
      a version of Unroll with engine \(engine) saved it; this one has engine \(ModelFile.engine), which does not go on \
      to the same bytes
      """
    case .changed: "the file is not as it was saved: its checksum is another one"
    case .missing(let name): "\(quoted(name)) is missing in the file"
    case .unusable(let name): "\(quoted(name)) is not as \"save\" writes it"
    case .notFinite(let name): "\(quoted(name)) holds numbers that are not finite"
    case .noData(let name): "the file holds a model without its data, \(quoted(name))"
    case .otherTask(let found, let expected): "the model learned \(quoted(expected)); \(quoted(found)) is loaded"
    case .otherArchitecture(let name): "the network \(quoted(name)) of the file does not fit the data"
    case .series(let error): error.message
    case .examples(let error): error.message
    }
  }

  /// What to do about it.
  package var hint: Phrase {
    switch self {
    case .tensors(let error): error.hint
    case .notAModel: "\"import\" takes the weights of a Keras model"
    case .otherForm: "load it with that version"
    case .otherEngine: "load it with that version, or make the model and \"import\" its weights"
    case .changed: "copy it again, or make the model and \"import\" its weights"
    case .missing, .unusable: "the file is damaged; save it again"
    case .notFinite: "add force=yes to load it all the same"
    case .noData: "load the data first, then the model"
    case .otherTask: "load the data that it learned first, or leave data=no out"
    case .otherArchitecture: "load the data that it learned first"
    case .series(let error): error.hint
    case .examples(let error): error.hint
    }
  }
}
