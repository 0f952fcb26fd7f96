/// The sessions that are kept because they were lost, or left without saving: those that were lost first, the newest first.
package struct KeptSessions {
  /// What a list says of one.
  package struct Entry: Sendable, Equatable {
    /// When its last command ended, as the machine's clock and calendar say it. Never part of a session.
    package let time: String
    /// Its commands.
    package let commands: [String]
    /// Bytes of its text and of its kept trainings.
    package let bytes: Int
    /// Whether a person left it, and nothing ended it otherwise.
    package let wasLeft: Bool

    /// A session; each parameter is described at the property of its name.
    package init(time: String, commands: [String], bytes: Int, wasLeft: Bool) {
      (self.time, self.commands, self.bytes, self.wasLeft) = (time, commands, bytes, wasLeft)
    }
  }

  /// Lists them. Their numbers, from 1, hold until the next list.
  package var list: () -> [Entry] = { [] }
  /// Reads the session of a number, and keeps it from other prompts; nil if it is not there any more.
  package var open: (_ number: Int) -> LostSession? = { _ in nil }

  /// How many sessions are kept; older ones are deleted.
  package static let most = 20

  /// None.
  package init() {}
}
