import CommandLanguage
import Phrases
import Tasks
import Text

// `export model.onnx` and `export model.py`.

extension ExportedModel {
  /// Whether there is a program for PyTorch beside the one for Keras.
  static let pyTorch = Option("pytorch", .flag, default: false, "model.py: a program for PyTorch beside it")

  /// Whether a name ends as other programs' files of models do.
  static func isNamedLikeAModel(_ name: String) -> Bool {
    let name = name.lowercased()
    return [".keras", ".h5", ".hdf5", ".safetensors", ".pt", ".pth", ".tflite", ".pb", ".npz", ".ckpt"].contains {
      name.hasSuffix($0)
    }
  }
}

extension ExportedModel.Format {
  /// The format that a file's name asks for; nil if that is none of a model.
  init?(name: String, withPyTorch: Bool) {
    let name = name.lowercased()
    if name.hasSuffix(".onnx") {
      self = .onnx
    } else if name.hasSuffix(".py") {
      self = .python(withPyTorch: withPyTorch)
    } else {
      return nil
    }
  }
}

extension Command {
  /// Writes the model for another program.
  ///
  /// - Parameter pyTorch: where PyTorch is asked for.
  static func export(
    _ format: ExportedModel.Format, to file: Value, _ pyTorch: SourceRange, replacing: Bool, at command: Name,
    _ workbench: Workbench,
    _ context: CommandContext
  ) throws(Diagnostic) -> CommandResult {
    let model = try workbench.requireModel(for: command)
    let task = try workbench.requireTask(for: command)
    let exported = ExportedModel(model, task, as: format, named: file.content.text)
    let write = context.exportModel
    // It answers the first samples, to say what the other program should answer.
    let files = try context.computing(at: file.range, placing: { $0.isAboutPyTorch ? pyTorch : file.range }) {
      () throws(ModelExportError) in try write(exported)
    }
    try explaining(at: file.range) { () throws(FileError) in
      try context.files.write(handOut: files, replacing: replacing)
    }
    var result = CommandResult(exported.summary(of: files), on: workbench)
    // Not part of the session, as with hand-outs.
    result.recordedNumber = 0
    return result
  }
}

extension ExportedModel {
  /// What was written: `exported lstm 8 to model.py, with model-weights.safetensors beside it`.
  fileprivate func summary(of files: [HandOutFile]) -> Phrase {
    let written: Phrase = "exported \(model.name) to \(name)"
    let others = files.dropFirst().map { Phrase(verbatim: $0.name.withoutFolder) }
    return others.isEmpty ? written : "\(written), with \(Phrase.list(others)) beside it"
  }
}
