import CommandLanguage
import Phrases
import Tasks
import Text

extension Command {
  /// Writes the model that is shown.
  ///
  /// - Parameter withData: whether a series goes with it.
  static func saveModel(
    to file: Value, withData: Bool, replacing: Bool, for command: Name, _ workbench: Workbench,
    _ context: CommandContext
  ) throws(Diagnostic) -> CommandResult {
    let model = try workbench.requireModel(for: command)
    let task = try workbench.requireTask(for: command)
    let name = file.content.text
    let bytes = try explaining(at: file.range) { () throws(TensorFileError) in
      try ModelFile.bytes(
        of: model, on: task, seed: workbench.seed, samplesDrawn: workbench.samplesDrawn, withData: withData)
    }
    try explaining(at: file.range) { () throws(FileError) in
      try context.files.write(model: bytes, to: name, replacing: replacing)
    }
    var outputs: [Output] = [.text("saved to \(name): \(described(model))")]
    if !withData, task.series != nil { outputs.append(.text("without its data, which are to be loaded before it")) }
    return .look(outputs, workbench)
  }

  /// Refuses a name that says it is something which `save` does not write.
  static func refuseOtherEndings(_ file: Value) throws(Diagnostic) {
    let name = file.content.text
    guard let ending = ending(of: name), !textEndings.contains(ending) else { return }
    if ending == "csv" {
      throw .failed(
        message: "\"save\" writes the session, which is a Markdown file",
        hint: "type \"predict file=p.csv\", \"forecast 12 file=f.csv\" or \"data file=d.csv\" for a table", file.range)
    }
    let message: Phrase = "\"save\" writes a session (.md) or a model (.safetensors), and no .\(ending.excerpt)"
    if exportedEndings.contains(ending) {
      throw .failed(
        message: message, hint: "type \"export \(suggestedFileName(for: name, ending: "." + ending))\"", file.range)
    }
    throw .failed(
      message: message,
      hint: """
        type "save \(suggestedFileName(for: name, ending: ModelFile.ending))" for the model, \
        "save \(suggestedFileName(for: name, ending: ".md"))" for the session
        """, file.range)
  }

  /// Endings of text, such as a session is.
  private static let textEndings = ["md", "markdown", "mdown", "text", "txt", ""]
  /// Endings that `export` writes.
  private static let exportedEndings = ["html", "ipynb", "onnx", "py"]

  /// What stands behind the last point of a file's name, in small letters; nil if there is none.
  private static func ending(of name: String) -> String? {
    let last = name.utf8.split(separator: UInt8(ascii: "/")).last.map { String(Substring($0)) } ?? name
    guard let point = last.dropFirst().lastIndex(of: ".") else { return nil }
    return last[last.index(after: point)...].lowercased()
  }
}
