import CommandLanguage
import Phrases

extension Command {
  /// `export FILE` writes the session as something to hand out.
  package static let export = Command(
    name: "export", group: .session, summary: "write the session as a page, slides or a paper, or its model",
    synonyms: ["publish", "share"], takes: Usage(.one(Declared.file)),
    options: [
      Declared.kind.description, Declared.live.description, ExportedModel.pyTorch.description,
      Declared.replace.description,
    ],
    examples: [
      "export page.html", "export slides.html", "export notebook.ipynb", "export page.html live=yes",
      "export model.onnx", "export model.py",
    ],
    details: [
      """
      The name says what is written: .html a page, slides.html slides, .txt the commands alone, .ipynb a notebook for \
      Jupyter, .md a paper with its pictures as files beside it. A page and slides are one file each, and load nothing.
      """,
      """
      With live=yes the commands of a page can be changed and run in any browser, without a network: the engine is in it.
      """,
      """
      model.onnx is the model alone, as onnxruntime and others run it, from the data as they are to forecasts or answers. \
      model.py is the program for Keras that does what this session does, with weights and data in a safetensors file \
      beside it; pytorch=yes writes model-pytorch.py as well.
      """,
      """
      What was exported and not changed since is replaced; any other file only with replace=yes. \
      "unroll export FILE.md" exports a session file.
      """,
    ],
    next: ["save"]
  ) { (arguments, workbench, context) throws(Diagnostic) in
    let file = try arguments.next(Declared.file).value
    let asked = try arguments[Declared.kind]
    let runs = try arguments[Declared.live]
    let replaces = try arguments[Declared.replace]
    let withPyTorch = try arguments[ExportedModel.pyTorch]
    try arguments.finish()
    let name = file.content.text
    let format = asked == nil ? ExportedModel.Format(name: name, withPyTorch: withPyTorch) : nil
    guard context.files.mayWrite else {
      throw .failed(
        message: "a replayed session writes no files",
        hint: format == nil ? "export at the prompt, or with \"unroll export FILE\"" : "export at the prompt",
        arguments.command.range)
    }
    guard !name.lowercased().hasSuffix(".csv") else {
      throw .failed(
        message: "\"export\" writes the session, and no table",
        hint: """
          type "predict file=p.csv", "forecast 12 file=f.csv", "data file=d.csv" or "runs export runs.csv"
          """, file.range)
    }
    guard !withPyTorch || format == .python(withPyTorch: true) else {
      throw .failed(
        message: "pytorch=yes goes with the program of a model", hint: "type \"export model.py pytorch=yes\"",
        arguments.place(of: ExportedModel.pyTorch) ?? file.range)
    }
    guard !runs || format == nil else {
      throw .failed(message: "only a page can run", hint: "leave out live=yes, or name a file.html", file.range)
    }
    if let format {
      let pyTorch = arguments.place(of: ExportedModel.pyTorch) ?? file.range
      return try export(
        format, to: file, pyTorch, replacing: replaces, at: arguments.command, workbench, context)
    }
    guard asked != nil || !ExportedModel.isNamedLikeAModel(name) else {
      throw .failed(
        message: "a model is exported as .onnx or .py",
        hint: "type \"export model.py\" for Keras and PyTorch, or \"export model.onnx\" for onnxruntime", file.range)
    }
    guard let kind = asked ?? HandOut.Kind(name: name) else {
      throw .failed(
        message: "a hand-out is named .html, slides.html, .txt, .ipynb or .md, a model .onnx or .py",
        hint: "type \"export \(suggestedFileName(for: name, ending: ".html", otherwise: "page"))\", or add as=page",
        file.range)
    }
    guard !context.recorder.cells.isEmpty else {
      throw .failed(message: "there is nothing to export yet", hint: "", arguments.command.range)
    }
    var live: LivePage?
    if runs {
      guard kind == .page else {
        throw .failed(message: "only a page can run", hint: "leave out live=yes, or name a file.html", file.range)
      }
      guard let parts = context.livePageParts() else {
        throw .failed(message: LivePage.notBuilt, hint: LivePage.notBuiltHint, arguments.command.range)
      }
      live = LivePage(parts, session: context.recorder.text, reading: context.files)
    }
    let handOut = HandOut(context.recorder, frames: kind.movesThroughEpochs ? context.framesOfPage() : [:])
    if context.observer.shouldStop() {
      throw .failed(message: "stopped before it was done", hint: "", arguments.command.range)
    }
    let files = handOut.files(kind, name: name, live: live, context.markdown)
    try explaining(at: file.range) { () throws(FileError) in
      try context.files.write(handOut: files, replacing: replaces)
    }
    var result = CommandResult([.text(handOut.summary(of: files))], workbench)
    // Not part of the session, as with "save".
    result.recordedNumber = 0
    return result
  }
}

extension HandOut {
  /// What was written: `exported 7 commands to page.html`.
  ///
  /// - Parameter files: the first is the hand-out, the others are its pictures.
  package func summary(of files: [HandOutFile]) -> Phrase {
    let name = files.first?.name ?? ""
    let count = commands.count
    let written: Phrase =
      count == 1 ? "exported 1 command to \(name)" : "exported \(count) commands to \(name)"
    switch files.count {
    case ...1: return written
    case 2: return "\(written), with 1 picture beside it"
    default: return "\(written), with \(files.count - 1) pictures beside it"
    }
  }
}

/// What the command takes, each argument declared once.
private enum Declared {
  static let file = Parameter(
    "FILE", "a file name such as page.html",
    .written(.file(endings: [".html", ".txt", ".ipynb", ".md", ".onnx", ".py"])))
  static let kind = Option(
    "as", .word(HandOut.Kind.allCases.map { Choice($0, $0.summary) }), absent: "what the name says",
    "what it is handed out as")
  static let live = Option(
    "live", .flag, default: false, "a page whose commands can be changed and run")
  static let replace = Option(
    "replace", .flag, default: false, "write over a file with anything of your own in it")
}
