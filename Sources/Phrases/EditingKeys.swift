/// What a key does while a line is typed.
package enum EditingAction: String, CaseIterable, Sendable {
  case run = "run-line"
  case complete
  case left, right
  case start = "line-start"
  case end = "line-end"
  case wordLeft = "word-left"
  case wordRight = "word-right"
  case up, down
  case searchBack = "search-back"
  case searchOn = "search-on"
  case olderMatch = "older-match"
  case newerMatch = "newer-match"
  case deleteLeft = "delete-left"
  case delete
  case deleteOrLeave = "delete-or-leave"
  case cutWordLeft = "cut-word-left"
  case cutToBlank = "cut-to-blank"
  case cutWordRight = "cut-word-right"
  case cutToEnd = "cut-to-end"
  case cutToStart = "cut-to-start"
  case paste
  case pasteOlder = "paste-older"
  case exchange
  case undo
  case edit = "edit-elsewhere"
  case clear = "clear-window"
  case abandon
  /// A block that the terminal pastes.
  case insertBlock = "insert-block"
}

/// Keys that do the same, as `help keys` lists them. The prompt binds the very same.
package struct EditingKeys: Sendable {
  /// What they do; nil for keys that the system or the shell answers.
  package let action: EditingAction?
  /// Their names: `Ctrl-A`, `Alt-F`, `Home`, `Ctrl-X Ctrl-E`.
  package let names: [String]
  /// What they do, in a few words.
  package let meaning: Phrase

  /// The keys of the prompt, in the order of `help keys`.
  package static let all: [EditingKeys] = [
    .init(.run, ["Return", "Ctrl-J"], "run the line; within quotes or after \\ go on in a new row"),
    .init(.complete, ["Tab"], "complete the word; pressed again, list what could follow"),
    .init(.left, ["Left", "Ctrl-B"], "a character to the left"),
    .init(.right, ["Right", "Ctrl-F"], "a character to the right; at the end, take the grey suggestion"),
    .init(.start, ["Home", "Ctrl-A"], "to the start of the row"),
    .init(.end, ["End", "Ctrl-E"], "to the end of the row; at the end, take the grey suggestion"),
    .init(.wordLeft, ["Ctrl-Left", "Alt-B"], "a word to the left"),
    .init(.wordRight, ["Ctrl-Right", "Alt-F"], "a word to the right; at the end, take a word of the suggestion"),
    .init(.up, ["Up", "Ctrl-P"], "the row above, or the line before"),
    .init(.down, ["Down", "Ctrl-N"], "the row below, or the next line"),
    .init(.olderMatch, ["PageUp", "Alt-P"], "an earlier line that begins like this one up to the cursor"),
    .init(.newerMatch, ["PageDown", "Alt-N"], "a later line that begins like this one up to the cursor"),
    .init(.searchBack, ["Ctrl-R"], "search earlier lines for a text; again for the next one"),
    .init(.searchOn, ["Ctrl-S"], "search the other way"),
    .init(.deleteLeft, ["Backspace", "Ctrl-H"], "delete the character before the cursor"),
    .init(.delete, ["Delete"], "delete the character at the cursor"),
    .init(.deleteOrLeave, ["Ctrl-D"], "the same; on an empty line, leave"),
    .init(.cutToBlank, ["Ctrl-W"], "cut back to the blank before"),
    .init(.cutWordLeft, ["Alt-Backspace"], "cut the word before the cursor"),
    .init(.cutWordRight, ["Alt-D", "Ctrl-Delete"], "cut the word after the cursor"),
    .init(.cutToEnd, ["Ctrl-K"], "cut to the end of the row"),
    .init(.cutToStart, ["Ctrl-U"], "cut to the start of the row"),
    .init(.paste, ["Ctrl-Y"], "put back what was cut"),
    .init(.pasteOlder, ["Alt-Y"], "after Ctrl-Y: put back what was cut before that instead"),
    .init(.exchange, ["Ctrl-T"], "exchange two characters"),
    .init(.undo, ["Ctrl-_", "Ctrl-X Ctrl-U"], "undo a change of the line"),
    .init(.edit, ["Ctrl-X Ctrl-E"], "edit the line in your own editor, then run it"),
    .init(.clear, ["Ctrl-L"], "clear the window"),
    .init(.abandon, ["Ctrl-G"], "leave a search; the line is as it was"),
    .init(nil, ["Ctrl-C"], "drop the line; while a command works, stop it"),
    .init(nil, ["Ctrl-Z"], "stop the program; the shell's fg goes on with it"),
  ]

  private init(_ action: EditingAction?, _ names: [String], _ meaning: Phrase) {
    (self.action, self.names, self.meaning) = (action, names, meaning)
  }
}
