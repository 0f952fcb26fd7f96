import Phrases

/// The page of a prompt: numbered commands with their output, and the prose around them, in order. It is what `save`
/// writes, and what a session file that was opened becomes, byte for byte.
package struct SessionRecorder: Sendable {
  /// How a block of the file stands there: its first and its last line.
  struct Block: Sendable {
    /// The line that opens it, and what stands between that and the first command.
    var opening: String
    /// The line that closes it.
    var closing: String
    /// What every line starts with.
    var indentation: String
    /// The characters that would close it.
    var fence: String
  }

  /// The commands so far, in order.
  package private(set) var cells: [Cell] = []
  /// The Markdown before each command and after the last one, one more than there are commands; empty between two commands
  /// of a block.
  var prose: [String] {
    get { texts }
    set {
      texts = newValue
      isPlain = hasOnlyTypedCommands
    }
  }
  private var texts: [String]
  /// Whether it holds nothing but commands that were typed.
  package private(set) var isPlain = false
  /// The blocks of the file; the first stands for those that `save` makes.
  private(set) var blocks = [Block(opening: "", closing: "", indentation: "", fence: "")]
  /// How lines end.
  private(set) var lineEnd = "\n"
  /// The language that the session began in.
  package let language: Language
  /// What the head of its file declares.
  let parameters: SessionParameters

  /// An empty page.
  ///
  /// - Parameter language: the language that the session begins in.
  package init(language: Language = .english) {
    self.language = language
    parameters = SessionParameters()
    texts = [SessionDocument.firstLine(of: language) + "# \(SessionDocument.savedTitle)\n\n"]
    isPlain = true
  }

  /// The page of a file, with the output that is recorded there.
  package init(_ document: SessionDocument) {
    language = document.language
    parameters = document.parameters
    lineEnd = document.lineEnd
    texts = []
    var gap = ""
    var opening = ""
    for (index, part) in document.parts.enumerated() {
      let block = blocks.count - 1 < document.blocks.count ? document.blocks[blocks.count - 1] : nil
      switch part {
      case .kept(let line) where block?.opening.contains(index) == true: opening += line
      case .kept(let line) where block?.closing == index:
        let last = cells.last?.source
        blocks.append(
          Block(
            opening: opening, closing: String(line), indentation: last?.indentation ?? "", fence: last?.fence ?? "```"))
        opening = ""
      case .kept(let line): gap += line
      case .cell(let number):
        texts.append(gap)
        gap = ""
        var cell = Cell(
          command: document.cells[number].command, output: document.cells[number].output, outputs: [], parts: [])
        (cell.source, cell.block) = (document.cells[number], blocks.count)
        cells.append(cell)
      }
    }
    texts.append(gap)
    takeMarkOutOfBlocks()
    isPlain = hasOnlyTypedCommands
  }

  /// The byte order mark stays the first of the file, whatever comes before the first block later.
  private mutating func takeMarkOutOfBlocks() {
    let mark = "\u{FEFF}".utf8
    guard texts[0].isEmpty, blocks.count > 1, blocks[1].opening.utf8.starts(with: mark) else { return }
    texts[0] = "\u{FEFF}"
    blocks[1].opening = String(Substring(blocks[1].opening.utf8.dropFirst(mark.count)))
  }

  /// The commands that were carried out, as `history` lists them.
  package var log: [Part] { cells.flatMap { $0.parts } }

  /// `isPlain`, which every command asks for, by looking at all of the page.
  private var hasOnlyTypedCommands: Bool {
    blocks.count == 1 && prose.dropFirst().allSatisfy { $0.isEmpty }
      && prose[0] == SessionDocument.firstLine(of: language) + "# \(SessionDocument.savedTitle)\n\n"
  }
}

// MARK: changing commands

extension SessionRecorder {
  /// Adds a command and its output behind all others: in the block that the page ends with, or in one of its own.
  package mutating func add(_ cell: Cell) { insert(cell, at: cells.count) }

  /// Puts a command before that of a number, counted from 0, and in its block.
  mutating func insert(_ cell: Cell, at index: Int) {
    var cell = cell
    if index < cells.count {
      cell.block = cells[index].block
      cells.insert(cell, at: index)
      texts.insert("", at: index + 1)
      return
    }
    let rest = texts[index]
    if let last = cells.last, rest.utf8.allSatisfy({ Markdown.isBlank($0) }) {
      cell.block = last.block
      texts[index] = ""
      texts.append(rest)
    } else {
      cell.block = 0
      texts[index] = Markdown.closed(rest, lineEnd: lineEnd)
      texts.append("")
      isPlain = hasOnlyTypedCommands
    }
    cells.append(cell)
  }

  /// Takes a command away. The prose around it stays.
  @discardableResult
  mutating func remove(at index: Int) -> Cell {
    let whole = Markdown.joined(prose[index], prose[index + 1], lineEnd: lineEnd)
    prose.replaceSubrange(index...index + 1, with: [whole])
    return cells.remove(at: index)
  }

  /// Gives a command other output, or puts another in its place.
  package mutating func replace(_ index: Int, with cell: Cell) {
    cells[index] = cells[index].recording(cell)
  }

  /// Makes one command of the last ones: a line of a file that holds several.
  ///
  /// - Parameter start: the first of them.
  mutating func merge(from start: Int, into cell: Cell) {
    while cells.count > start { remove(at: cells.count - 1) }
    add(cell)
  }

  /// Returns the first commands alone, for what looks at those before it.
  func prefix(_ count: Int) -> SessionRecorder {
    var result = SessionRecorder(language: language)
    for part in cells[..<count].lazy.flatMap({ $0.parts }) {
      result.add(Cell(command: part.command, output: part.output, outputs: part.outputs))
    }
    return result
  }

  /// Returns the page without output from a command on, since it is not what running the commands gives.
  package func withoutOutput(from index: Int) -> SessionRecorder {
    var result = self
    for place in index..<max(index, cells.count) {
      result.replace(place, with: Cell(command: cells[place].command, output: [], outputs: [], parts: []))
    }
    return result
  }

  /// Returns the session with other names in some commands. Where the output of another command ends in such a command, as
  /// that of `history` and `undo` does, it has the new name too: a replay lists what the file says.
  ///
  /// - Parameter rename: returns a command as it is to be written.
  func renaming(_ rename: (Cell) -> Cell) -> SessionRecorder {
    var result = self
    var names = RenamedCommands()
    for (index, cell) in cells.enumerated() {
      let renamed = rename(cell)
      names.add(cell, renamed)
      result.cells[index] = names.applied(to: renamed)
    }
    return result
  }
}

/// Commands that have got other names, as they stand at the ends of lines.
struct RenamedCommands {
  private var names: [(old: String, new: String)] = []

  /// Whether no command has another name.
  var isEmpty: Bool { names.isEmpty }

  /// Takes over what a cell's commands are called now.
  mutating func add(_ old: SessionRecorder.Cell, _ new: SessionRecorder.Cell) {
    add(old.command, new.command)
    for (before, after) in zip(old.parts, new.parts) { add(before.command, after.command) }
  }

  private mutating func add(_ old: String, _ new: String) {
    if old != new, !names.contains(where: { $0.old == old }) { names.append((old: old, new: new)) }
  }

  /// Returns a cell whose output has the new names.
  func applied(to cell: SessionRecorder.Cell) -> SessionRecorder.Cell {
    guard !names.isEmpty else { return cell }
    var result = SessionRecorder.Cell(
      command: cell.command, output: cell.output.map { applied(to: $0) }, outputs: cell.outputs,
      parts: cell.parts.map { part in
        var part = part
        part.output = part.output.map { applied(to: $0) }
        return part
      })
    (result.source, result.block) = (cell.source, cell.block)
    return result
  }

  private func applied(to line: String) -> String {
    guard let name = names.first(where: { line.hasSuffix($0.old) }) else { return line }
    return String(line.dropLast(name.old.count)) + name.new
  }
}
