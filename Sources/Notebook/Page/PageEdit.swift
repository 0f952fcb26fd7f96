/// A change of the page that a person asks for. Commands and notes are counted from 0.
package enum PageEdit: Sendable {
  /// Other commands in the place of one.
  case replace(Int, [String])
  /// New commands before that of a number, or behind all.
  case insert(Int, [String])
  /// Commands are taken away.
  case delete(ClosedRange<Int>)
  /// A command gets another number.
  case move(Int, to: Int)
  /// A new note behind so many commands.
  case addNote(String, after: Int)
  /// Another text for a note.
  case replaceNote(Int, String)
  /// A note stands behind so many commands.
  case moveNote(Int, after: Int)
  /// A note is taken away.
  case deleteNote(Int)
  /// Another title.
  case title(String)

  /// The first command that is not the one that it was; nil if no command changes.
  var firstCommand: Int? {
    switch self {
    case .replace(let index, _), .insert(let index, _): index
    case .delete(let range): range.lowerBound
    case .move(let from, let to): min(from, to)
    case .addNote, .replaceNote, .moveNote, .deleteNote, .title: nil
    }
  }

  /// The commands that are new.
  var typed: Range<Int> {
    switch self {
    case .replace(let index, let lines), .insert(let index, let lines): index..<index + lines.count
    case .delete, .move, .addNote, .replaceNote, .moveNote, .deleteNote, .title: 0..<0
    }
  }
}

extension SessionRecorder {
  /// Returns the page after a change.
  func applying(_ edit: PageEdit) -> SessionRecorder {
    var page = self
    switch edit {
    case .replace(let index, let lines):
      for (offset, line) in lines.dropLast().enumerated() { page.insert(Cell(notRun: line), at: index + offset) }
      if let last = lines.last { page.replace(index + lines.count - 1, with: Cell(notRun: last)) }
    case .insert(let index, let lines):
      for (offset, line) in lines.enumerated() { page.insert(Cell(notRun: line), at: index + offset) }
    case .delete(let range):
      for index in range.reversed() { page.remove(at: index) }
    case .move(let from, let to):
      let cell = page.remove(at: from)
      page.insert(cell, at: to)
    case .addNote(let text, let place): page.addNote(text, after: place)
    case .replaceNote(let index, let text): page.replaceNote(notes[index], with: text)
    case .moveNote(let index, let place):
      let note = notes[index]
      page.removeNote(note)
      page.addNote(note.text, after: place)
    case .deleteNote(let index): page.removeNote(notes[index])
    case .title(let text): page.title = text
    }
    return page
  }
}

extension SessionRecorder.Cell {
  /// A command whose output is not known yet.
  init(notRun command: String) { self.init(command: command, output: [], outputs: [], parts: []) }
}
