/// What line editing knows of the language that is typed.
package struct LineGrammar {
  /// Returns what could stand at the cursor, given what stands before it and the window's columns.
  package var complete: (_ before: String, _ columns: Int) -> LineCompletion = { _, _ in .none }
  /// Returns how the parts of a text are coloured, and nil if neither colours nor suggestions are wanted.
  package var styles: (_ text: String) -> [StyledRange]? = { _ in nil }
  /// Returns whether Return goes on in a new row, as within quotes.
  package var isUnfinished: (_ text: String) -> Bool = { _ in false }
  /// Returns the lines that a text of several rows stands for.
  package var commands: (_ text: String) -> [String] = { text in
    text.split(whereSeparator: \.isNewline).map { String($0) }
  }
  /// Returns the line that stands for so many more.
  package var more: (_ count: Int) -> String = { "… +\($0)" }
  /// Returns what to say if a line was not edited elsewhere; nil for what was.
  package var complaint: (_ outcome: EditedText) -> String? = { _ in nil }

  /// A language without any rules.
  package init() {}
}
