/// What line editing knows of the language that is typed.
package struct LineGrammar {
  /// Returns what could stand at the cursor, given what stands before it and the window's columns.
  package var complete: (_ before: String, _ columns: Int) -> LineCompletion = { _, _ in .none }
  /// Returns how the parts of a text are coloured, and nil if neither colours nor suggestions are wanted.
  package var styles: (_ text: String) -> [StyledRange]? = { _ in nil }
  /// Returns whether Return goes on in a new row, as within quotes.
  package var isUnfinished: (_ text: String) -> Bool = { _ in false }
  /// Returns whether a pasted text that ends with a line break may run at once, without another Return.
  package var mayRunAtOnce: (_ text: String) -> Bool = { _ in true }
  /// Returns the lines that a text of several rows stands for.
  package var commands: (_ text: String) -> [String] = { text in
    text.split(whereSeparator: \.isNewline).map { String($0) }
  }
  /// Returns the line that stands for so many more.
  package var more: (_ count: Int) -> String = { "… +\($0)" }
  /// Shows more lines than the window has; nil if the first of them are to do.
  package var page: ((_ lines: [String]) -> Void)?
  /// Returns what to say if a line was not edited elsewhere; nil for what was.
  package var complaint: (_ outcome: EditedText) -> String? = { _ in nil }

  /// A language without any rules.
  package init() {}
}
