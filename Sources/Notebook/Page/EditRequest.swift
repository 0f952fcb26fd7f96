/// What a person is to edit in a program of their own.
package struct EditRequest: Sendable, Equatable {
  /// What it is.
  package enum Target: Sendable, Equatable {
    /// The command of a number, counted from 0.
    case command(Int)
    /// A note that is there, counted from 0.
    case note(Int)
    /// A new note behind so many commands.
    case newNote(after: Int)
  }

  /// What it is.
  package let target: Target
  /// Its text so far.
  package let text: String

  /// - Parameters:
  ///   - target: what it is.
  ///   - text: its text so far.
  package init(_ target: Target, text: String) {
    (self.target, self.text) = (target, text)
  }
}
