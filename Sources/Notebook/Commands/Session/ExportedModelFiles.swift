import CommandLanguage
import Phrases
import Tasks

// `export model.onnx` and `export model.py`.

extension ExportedModel {
  /// Whether there is a program for PyTorch beside the one for Keras.
  static let pyTorch = Option("pytorch", .flag, default: false, "model.py: a program for PyTorch beside it")
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
  static func export(
    _ format: ExportedModel.Format, to file: Value, replacing: Bool, at command: Name, _ workbench: Workbench,
    _ context: CommandContext
  ) throws(Diagnostic) -> CommandResult {
    let model = try workbench.requireModel(for: command)
    let task = try workbench.requireTask(for: command)
    let exported = ExportedModel(model, task, as: format, named: file.content.text)
    let write = context.exportModel
    // It answers the first samples, to say what the other program should answer.
    let files = try context.computing(at: file.range) { () throws(ModelExportError) in try write(exported) }
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
    let others = files.dropFirst().map { Phrase(verbatim: Self.withoutFolder($0.name)) }
    return others.isEmpty ? written : "\(written), with \(Phrase.list(others)) beside it"
  }

  private static func withoutFolder(_ name: String) -> String {
    guard let slash = name.utf8.lastIndex(of: UInt8(ascii: "/")) else { return name }
    return String(Substring(name.utf8[name.utf8.index(after: slash)...]))
  }
}
