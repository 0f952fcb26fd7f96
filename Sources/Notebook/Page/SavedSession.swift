import Phrases
import Text

/// A session as `save` writes it: its commands find their files from where it stands.
struct SavedSession {
  /// The commands and their output, with names of files as they are in the file's folder.
  let recorder: SessionRecorder
  /// Files that commands read and that no session in that folder may read.
  let unreachable: [String]
  private let name: String

  /// - Parameters:
  ///   - session: the commands so far.
  ///   - name: the file that it is written to.
  ///   - files: what names of files mean at the prompt.
  init(_ session: SessionRecorder, to name: String, _ files: FileAccess) {
    self.name = name
    let folder = name.folder
    var unreachable: [String] = []
    recorder = session.renaming { cell in
      cell.namingFiles { file in
        let found = files.name(of: file, inSessionOf: folder)
        if found == nil, !unreachable.contains(file) { unreachable.append(file) }
        return found
      }
    }
    self.unreachable = unreachable
  }

  /// The bytes of the file.
  var bytes: [UInt8] { Array(recorder.text.utf8) }

  /// Returns whether the file of this name holds what `save` writes and no more: commands of this session, or commands
  /// with the output that they give again. What cannot be told while a person waits may be somebody's own.
  ///
  /// - Parameter old: the file's bytes.
  func replaces(_ old: [UInt8], _ context: CommandContext) -> Bool {
    guard SessionDocument.isSaved(old), let document = try? SessionDocument(old) else { return false }
    let isOfThisSession =
      document.cells.count <= recorder.cells.count
      && zip(document.cells, recorder.cells).allSatisfy { $0.command == $1.command && $0.records($1.output) }
    return isOfThisSession || givesTheSame(context)
  }

  /// Whether the commands of the file give the output that is recorded; output that is missing is nobody's own.
  private func givesTheSame(_ context: CommandContext) -> Bool {
    guard var runner = try? SessionRunner(path: name, store: context.files.store, machine: context.machine) else {
      return false
    }
    let hasWaited = context.machine.startWaiting()
    let shouldStop = context.observer.shouldStop
    var observer = WorkObserver()
    observer.shouldStop = { shouldStop() || hasWaited() }
    runner.observe(observer)
    runner.knowOutcomes(of: context.runs)
    for (index, cell) in runner.document.cells.enumerated() {
      if observer.shouldStop() { return false }
      let step = runner.run(index)
      guard cell.records(step.output) || cell.output.allSatisfy({ $0.isEmpty }) else { return false }
    }
    return true
  }
}
