import Exchange
import Notebook
import Recurrent
import Storage
import Tasks

/// A notebook as the prompt has it.
package func prompt(_ store: FileStore = InMemoryFileStore().files) -> Notebook {
  Notebook(context: context(store), allowsShortening: true)
}

/// What the commands of a test may use: these files, and a machine of 16 GiB.
package func context(_ store: FileStore = InMemoryFileStore().files) -> CommandContext {
  var context = CommandContext(files: FileAccess(store: store), machine: .local)
  context.machine.memory = 0x1p34
  context.livePageParts = {
    LivePage.Parts(style: "", script: "", worker: "", unpacker: "", emulating: "", difference: "")
  }
  context.exportModel = { (model) throws(ModelExportError) in try model.files() }
  return context
}

extension Notebook {
  /// A notebook in which these lines were typed.
  package static func after(_ lines: String..., store: FileStore = InMemoryFileStore().files) -> Notebook {
    var notebook = prompt(store)
    for line in lines { _ = notebook.run(line) }
    return notebook
  }

  /// The same with a memory of so many bytes.
  package static func after(_ lines: String..., budget: Int) -> Notebook {
    var notebook = prompt()
    notebook.remember(atMost: budget)
    for line in lines { _ = notebook.run(line) }
    return notebook
  }

  /// The message of a command that fails: its last line.
  package mutating func error(of line: String) -> String {
    let answer = run(line)
    return answer.failed ? answer.lines.last ?? "" : "it did not fail"
  }
}

extension Workbench {
  /// Everything in it, the last bit of every weight included, as text that can be compared.
  package var description: String {
    var parts = ["seed \(seed)", "drawn \(samplesDrawn)", "\(optimizer)"]
    switch task {
    case nil: parts.append("no data")
    case .series(let preparation, let source): parts.append("\(source) \(preparation)")
    case .addition(let examples):
      parts.append("addition \(examples.digits) \(examples.count) \((0..<examples.count).map(examples.question))")
    }
    parts += models.entries.map { entry in
      let origin = entry.origin.map { " from \($0.number) at \($0.epoch)" } ?? ""
      return "\(entry.number == models.presentNumber ? "present " : "")\(entry.number)\(origin) "
        + entry.model.description
    }
    parts += [earlier].compactMap { $0?.description }
    if let last = past.last, let undone { parts.append("past: \(last.command)\n" + undone.description) }
    return parts.joined(separator: "\n")
  }
}

extension Model {
  package var description: String {
    let memory = checkpoint.memory
    let bits = [checkpoint.weights, memory.m, memory.v].map { $0.map { String($0.bitPattern, radix: 16) } }
    return "\(name) \(cell) \(isStateful) \(checkpoint.optimizer) \(checkpoint.seed) \(checkpoint.epochs) \(bits) "
      + "\(memory.beta1Power) \(memory.beta2Power) \(history) \(keptEpoch.map(String.init) ?? "")"
  }
}
