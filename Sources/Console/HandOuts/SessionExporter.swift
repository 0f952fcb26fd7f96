import Markdown
import Notebook
import PageFile
import Phrases
import Storage
import Terminal
import Text

/// Runs session files and writes them as hand-outs.
package struct SessionExporter<T: Terminal> {
  private let screen: Screen<T>
  private let kind: HandOut.Kind?
  private let runs: Bool
  private let replaces: Bool
  private var terminal: T { screen.terminal }

  /// - Parameters:
  ///   - screen: where it is said what was written.
  ///   - kind: what is written; nil for what the name of the file says.
  ///   - runs: whether the commands of a page can be changed and run in it.
  ///   - replaces: whether files of somebody's own are written over.
  package init(_ screen: Screen<T>, as kind: HandOut.Kind?, live runs: Bool = false, replacing replaces: Bool) {
    self.screen = screen
    self.kind = kind
    self.runs = runs
    self.replaces = replaces
  }

  /// Runs a file and writes it. Nothing is written if a command fails in another way than is recorded.
  ///
  /// - Parameter name: of the file that is written.
  /// - Returns: whether that went well.
  package func export(_ path: String, to name: String) -> Bool {
    guard let kind = kind ?? HandOut.Kind(name: name) else {
      screen.complain(
        "a hand-out is named .html, slides.html, .txt, .ipynb or .md", hint: "name another file, or add --as page")
      return false
    }
    let store = FileStore.disk
    if let target = store.resolved(name), target == store.resolved(path) {
      screen.complain("the hand-out would replace the session that it is made of", hint: "name another file")
      return false
    }
    var parts: LivePage.Parts?
    if runs {
      guard kind == .page else {
        screen.complain("only a page can run", hint: "leave out --live, or name a file.html")
        return false
      }
      parts = PageEngine.parts()
      if parts == nil {
        screen.complain(LivePage.notBuilt, hint: LivePage.notBuiltHint)
        return false
      }
    }
    guard var runner = SessionPrinter(screen).open(path), let handOut = handOut(of: &runner, as: kind) else {
      return false
    }
    do {
      let folder = FileAccess(store: store, folder: path.folder, mayWrite: false)
      let session = runner.document.recording(handOut.commands.map { $0.lines }).text
      let live = parts.map { LivePage($0, session: session, reading: folder) }
      let files = handOut.files(kind, name: name, live: live) { MarkdownPage.html($0) }
      try FileAccess(store: store).write(handOut: files, replacing: replaces)
      let summary = handOut.summary(of: files)
      terminal.print([screen.language.text("\(path): \(summary)").escapedForTerminal])
      return true
    } catch {
      screen.complain(error.message, hint: hint(for: error))
      return false
    }
  }

  /// What to do about an error: options are given otherwise here than at the prompt.
  private func hint(for error: FileError) -> Phrase {
    switch error {
    case .existsAsOtherHandOut, .protected: "choose another name, or add --replace"
    default: error.hint
    }
  }

  /// Runs the commands. If one fails, or Ctrl-C ends it, says so and returns nil.
  private func handOut(of runner: inout SessionRunner, as kind: HandOut.Kind) -> HandOut? {
    var commands: [HandOut.Command] = []
    screen.status.begin()
    defer { screen.status.clear() }
    for index in runner.document.cells.indices {
      let step = runner.run(index)
      if terminal.interrupts.shouldStop() { return nil }
      if step.failed {
        screen.status.clear()
        screen.complain(
          "\(runner.path): line \(step.cell.line) fails now: \(Phrase(verbatim: step.output.last ?? ""))",
          hint: "\"unroll check\" shows the difference; nothing was written")
        return nil
      }
      var command = HandOut.Command(
        number: index + 1, text: step.cell.command, outputs: step.outputs, lines: step.output,
        language: runner.notebook.language, failed: step.hasMistake)
      if kind.movesThroughEpochs { command.frames = runner.notebook.frames(of: command.text, step.outputs) }
      if terminal.interrupts.shouldStop() { return nil }
      commands.append(command)
    }
    let name = runner.path.split(separator: "/").last.map { String($0) } ?? runner.path
    return HandOut(runner.document, commands: commands, name: name)
  }

}

/// Where hand-outs are written.
package struct HandOutPlace {
  private let name: String?
  private let folder: String?

  /// - Parameters:
  ///   - name: of the one file; nil for the session's name with another ending.
  ///   - folder: that of all files; nil for that of the session.
  package init(name: String?, folder: String?) {
    self.name = name
    self.folder = folder
  }

  /// Whether it is a name that was given.
  var namesFile: Bool { name != nil }

  /// The name of the hand-out of a session file.
  func name(for path: String, as kind: HandOut.Kind?) -> String {
    if let name { return name }
    let kind = kind ?? .page
    let last = path.split(separator: "/").last.map { String($0) } ?? path
    let stem = last.lastIndex(of: ".").flatMap { $0 > last.startIndex ? String(last[..<$0]) : nil } ?? last
    let own = kind == .slides ? "\(stem)-\(kind.ending)" : kind == .paper ? "\(stem)-paper.md" : stem + kind.ending
    if let folder { return folder.hasSuffix("/") ? folder + own : "\(folder)/\(own)" }
    return path.contains("/") ? String(path[...(path.lastIndex(of: "/") ?? path.startIndex)]) + own : own
  }
}
