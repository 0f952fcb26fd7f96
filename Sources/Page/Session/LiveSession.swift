import CommandLanguage
import Notebook
import Phrases
import Tasks
import Text

/// The session of a page that runs: every command can be changed and run again, from the state that those before it left.
///
///     let session = try LiveSession(bytes, host)
///     let answer = session.run(0, "load sales")
package final class LiveSession {
  /// What the session is before a command.
  private struct State {
    var notebook: Notebook
    /// The runs of comparisons so far.
    var runs: [RunRecord]
  }

  private let document: SessionDocument
  private let host: LiveHost
  private let files = LiveFiles()
  private var page: SessionRecorder
  /// Before each command that was run, and behind the last of them.
  private var states: [State]
  /// All runs of comparisons, so that none is computed twice.
  private var outcomes = RunStore.ofSession()
  private var html: CommandHTML

  /// - Parameters:
  ///   - bytes: the session file.
  ///   - host: the browser.
  /// - Throws: `SessionError` if the bytes are no session.
  package init(_ bytes: [UInt8], _ host: LiveHost) throws(SessionError) {
    document = try SessionDocument(bytes)
    self.host = host
    page = SessionRecorder(document)
    html = CommandHTML(language: document.language, colours: "l")
    states = []
    reset()
  }

  /// How many commands stand on the page.
  package var count: Int { page.cells.count }

  /// How many of them have been run; all behind them are stale.
  package var freshCount: Int { states.count - 1 }

  /// The page as a session file.
  package var text: String { page.text }

  /// Gives the page a file that its commands may read, or another in its place.
  package func addFile(_ name: String, _ bytes: [UInt8]) { files.add(name, bytes) }

  /// Forgets all that was run and typed: the page is the file again.
  package func reset() {
    page = SessionRecorder(document)
    let access = FileAccess(store: files.store, folder: "", mayWrite: false)
    let notebook = Notebook(
      context: CommandContext(files: access, machine: machine), allowsShortening: false, language: document.language,
      parameters: document.parameters)
    states = [State(notebook: notebook, runs: [])]
  }

  /// A browser has 4 GiB for a page at most, and phones less.
  private var machine: Machine {
    var machine = Machine()
    machine.memory = 2 * 0x1p30
    machine.textDecoders = host.textDecoders
    let seconds = host.seconds
    machine.startClock = {
      let start = seconds()
      return { seconds() - start }
    }
    return machine
  }

  // MARK: running

  /// Runs a command in the place of one of the page, or behind the last. Those behind it become stale.
  ///
  /// - Parameters:
  ///   - index: its place, from 0; all before it must have been run.
  ///   - command: what is run.
  /// - Returns: what it came to; nil if a command before it has not been run.
  package func run(_ index: Int, _ command: String) -> LiveAnswer? {
    guard states.indices.contains(index), index <= page.cells.count else { return nil }
    states.removeSubrange((index + 1)...)
    var state = states[index]
    let watcher = Watcher(host)
    prepare(&state, watcher, index + 1)
    let line = state.notebook.replay(command, showEarly: host.showRows)
    take(state, line.failure == nil)
    let wasStopped = watcher.wasStopped && line.failure == nil && !line.cell.parts.isEmpty
    let written = wasStopped ? line.cell.parts.map { $0.command }.joined(separator: "; ") : command
    let cell = SessionRecorder.Cell(command: written, output: line.cell.output, outputs: line.cell.outputs)
    if index < page.cells.count { page.replace(index, with: cell) } else { page.add(cell) }
    return answer(index, written, line)
  }

  /// Keeps the state behind a command, and the runs that it has made.
  private func take(_ state: State, _ went: Bool) {
    var state = state
    do throws(RunStoreError) {
      state.runs = try state.notebook.context.runs.records()
      for record in state.runs { try outcomes.add(record) }
    } catch {
      // The store of a session keeps runs in memory and never fails.
    }
    states.append(state)
  }

  /// Gives a command the runs of those before it, and somebody who watches.
  private func prepare(_ state: inout State, _ watcher: Watcher, _ number: Int) {
    let runs = RunStore.ofSession()
    do throws(RunStoreError) {
      for record in state.runs { try runs.add(record) }
    } catch {
      // As above.
    }
    state.notebook.context.runs = runs
    state.notebook.context.knowOutcomes(of: outcomes)
    let language = state.notebook.language
    state.notebook.context.observer = watcher.observer { [self] outputs in
      let lines = OutputFormatter().lines(outputs, in: language)
      let picture = HandOut.Command(number: number, text: "", outputs: outputs, lines: lines, language: language)
      host.showPicture(html.output(of: picture), colours)
    }
  }

  private var colours: LiveColours {
    LiveColours(light: html.colours.declarations(dark: false), dark: html.colours.declarations(dark: true))
  }

  private func answer(_ index: Int, _ command: String, _ line: ReplayedLine) -> LiveAnswer {
    let lines = line.cell.output
    let language = states[states.count - 1].notebook.language
    let shown = HandOut.Command(
      number: index + 1, text: command, outputs: line.outputs, lines: lines, language: language,
      failed: line.failure != nil)
    let recorded = index < document.cells.count ? document.cells[index] : nil
    let isAsRecorded = recorded?.records(lines)
    let difference =
      isAsRecorded == false
      ? UnifiedDiff.lines(
        old: recorded?.output.map { $0[...] } ?? [], new: lines.map { $0[...] }, name: recorded?.command ?? "") : []
    return LiveAnswer(
      index: index, command: command, lines: lines, html: lines.isEmpty ? "" : html.output(of: shown), colours: colours,
      failed: line.failure != nil, isAsRecorded: isAsRecorded, difference: difference)
  }

  /// Returns the picture of a command that was run, with those after earlier epochs, as HTML; nil if there are none.
  package func frames(_ index: Int) -> (html: String, colours: LiveColours)? {
    guard states.indices.contains(index + 1), page.cells.indices.contains(index) else { return nil }
    let (cell, notebook) = (page.cells[index], states[index + 1].notebook)
    var command = HandOut.Command(
      number: index + 1, text: cell.command, outputs: cell.outputs, lines: cell.output, language: notebook.language)
    command.frames = notebook.frames(of: cell.command, cell.outputs)
    guard !command.frames.isEmpty else { return nil }
    return (html.output(of: command), colours)
  }

  /// Returns what one unit does step by step, for a command that was run and shows gates, as the script of the page reads
  /// it; nil for others.
  ///
  /// - Parameter unit: from 1; nil for the one that the command shows.
  package func steps(_ index: Int, unit: Int?) -> String? {
    guard states.indices.contains(index + 1), page.cells.indices.contains(index) else { return nil }
    return GateSteps(page.cells[index].command, unit: unit)?.json(states[index + 1].notebook)
  }

  // MARK: help while typing

  /// What could stand at the end of a line, as the script of the page reads it.
  package func completions(_ before: String) -> String {
    guard let last = states.last else { return "{}" }
    var sources = files.completion
    sources.models = last.notebook.workbench.models
    let (typed, candidates) = Completer(sources, in: last.notebook.language).candidates(before: before)
    let list = candidates.map { candidate in
      JSONObject.text([
        ("text", JSONText.quoted(candidate.text)), ("summary", JSONText.quoted(candidate.summary)),
        ("whole", candidate.isWhole ? "true" : "false"), ("place", candidate.isPlaceholder ? "true" : "false"),
      ])
    }
    return JSONObject.text([
      ("typed", JSONText.quoted(typed)), ("candidates", "[" + list.joined(separator: ",") + "]"),
    ])
  }

  /// What help says, without being part of the page.
  package func help(_ words: String) -> [String] {
    guard var notebook = states.last?.notebook else { return [] }
    return notebook.run("help " + words).lines
  }
}
