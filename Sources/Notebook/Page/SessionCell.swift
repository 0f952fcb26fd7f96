import Phrases

extension SessionRecorder {
  /// A command that was carried out, and its output.
  package struct Part: Sendable {
    /// The command with whole words.
    package var command: String
    /// The lines of its output.
    package var output: [String]
    /// The output before it was laid out.
    package var outputs: [Output]

    /// Whether it is a line of its own with this output.
    fileprivate func isSame(_ command: String, _ output: [String], _ outputs: [Output]) -> Bool {
      self.command.utf8.elementsEqual(command.utf8) && self.output == output && self.outputs.isEmpty == outputs.isEmpty
    }
  }

  /// What few commands have, and a session may have very many.
  private struct Details: Sendable {
    /// The commands of a line that were carried out; nil if it is one command.
    var parts: [Part]?
    /// How it stands in the file that it comes from; nil if it was typed.
    var source: SessionDocument.Cell?
    /// The block that it stands in, among those of the page.
    var block = 0
  }

  /// Keeps details in one place of the memory.
  private final class Kept: Sendable {
    let details: Details
    init(_ details: Details) { self.details = details }
  }

  /// A command and its output. In a file that was opened it is a line, which may hold several commands.
  package struct Cell: Sendable, Equatable {
    /// The command with whole words, or the line as it stands in the file.
    package let command: String
    /// The lines of its output.
    package let output: [String]
    /// The output before it was laid out, with its pictures; empty if only its lines are known.
    package let outputs: [Output]
    private var kept: Kept?
    private var details: Details {
      get { kept?.details ?? Details() }
      set { kept = Kept(newValue) }
    }
    /// The commands of the line that were carried out, as `history` lists them.
    package var parts: [Part] { details.parts ?? [Part(command: command, output: output, outputs: outputs)] }
    /// How it stands in the file that it comes from; nil if it was typed.
    var source: SessionDocument.Cell? {
      get { details.source }
      set { if newValue != nil || kept != nil { details.source = newValue } }
    }
    /// The block that it stands in, among those of the page.
    var block: Int {
      get { details.block }
      set { if newValue != block { details.block = newValue } }
    }

    /// A command with whole words, and its output.
    package init(command: String, output: [String], outputs: [Output] = []) {
      self.command = command
      self.output = output
      self.outputs = outputs
    }

    /// A line with the commands of it that were carried out.
    init(command: String, output: [String], outputs: [Output], parts: [Part]) {
      self.command = command
      self.output = output
      self.outputs = outputs
      if parts.count != 1 || !parts[0].isSame(command, output, outputs) { details.parts = parts }
    }

    /// Whether both are the same in a session file, which holds lines.
    package static func == (one: Cell, other: Cell) -> Bool {
      one.command == other.command && one.output == other.output
    }

    /// Its output as a prompt lays it out.
    var shown: [Output] { outputs.isEmpty ? output.map { .line($0) } : outputs }

    /// Returns the cell with what running it gave, in the same place.
    func recording(_ fresh: Cell) -> Cell {
      var result = fresh
      (result.source, result.block) = (source, block)
      return result
    }
  }
}
