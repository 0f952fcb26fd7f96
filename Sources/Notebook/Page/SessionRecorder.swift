import Phrases

/// The commands of a prompt and their output, for `save`.
package struct SessionRecorder: Sendable {
  /// A command and its output.
  package struct Cell: Sendable, Equatable {
    /// The command with whole words.
    package let command: String
    /// The lines of its output.
    package let output: [String]
    /// The output before it was laid out, with its pictures; empty if only its lines are known.
    package let outputs: [Output]

    /// A command with whole words, and its output.
    package init(command: String, output: [String], outputs: [Output] = []) {
      self.command = command
      self.output = output
      self.outputs = outputs
    }

    /// Whether both are the same in a session file, which holds lines.
    package static func == (one: Cell, other: Cell) -> Bool {
      one.command == other.command && one.output == other.output
    }
  }

  /// The commands so far, in order.
  package private(set) var cells: [Cell] = []

  /// The language that the session began in.
  package let language: Language

  /// - Parameter language: the language that the session begins in.
  package init(language: Language = .english) { self.language = language }

  /// Adds a command and its output.
  package mutating func add(_ cell: Cell) { cells.append(cell) }

  /// Returns the session with other names in some commands. Where the output of another command ends in such a command, as
  /// that of `history` and `undo` does, it has the new name too: a replay lists what the file says.
  ///
  /// - Parameter rename: returns a command as it is to be written.
  func renaming(_ rename: (Cell) -> Cell) -> SessionRecorder {
    var result = SessionRecorder(language: language)
    var names: [(old: String, new: String)] = []
    for cell in cells {
      let renamed = rename(cell)
      if renamed.command != cell.command, !names.contains(where: { $0.old == cell.command }) {
        names.append((old: cell.command, new: renamed.command))
      }
      let output = renamed.output.map { line in
        guard let name = names.first(where: { line.hasSuffix($0.old) }) else { return line }
        return String(line.dropLast(name.old.count)) + name.new
      }
      result.add(Cell(command: renamed.command, output: output, outputs: renamed.outputs))
    }
    return result
  }

  /// Returns the session as a Markdown file.
  ///
  /// - Parameter title: the heading.
  package func document(title: String) -> String {
    // Longer than any run of backquotes inside, so that no output can close the block.
    var longest = 0
    for cell in cells {
      for line in cell.output { longest = max(longest, Self.backquotes(line)) }
    }
    let fence = String(repeating: "`", count: max(3, longest + 1))
    var text = SessionDocument.firstLine(of: language) + "# \(title)\n\n\(fence)unroll\n"
    for cell in cells { text += cell.text(fence: fence) }
    return text + fence + "\n"
  }

  /// The length of the longest run of backquotes in a line.
  private static func backquotes(_ line: String) -> Int {
    var (longest, length) = (0, 0)
    for character in line {
      length = character == "`" ? length + 1 : 0
      longest = max(longest, length)
    }
    return longest
  }
}
