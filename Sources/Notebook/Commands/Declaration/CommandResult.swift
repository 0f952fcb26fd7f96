import CommandLanguage
import Phrases

/// An option as a command is recorded with it.
package struct RecordedOption: Sendable, Equatable {
  /// The name, without `=`.
  let name: String
  /// Its value.
  let number: Int
}

/// The result of a command.
package struct CommandResult {
  /// What it says, as a session records it.
  package var outputs: [Output]
  /// What of that is still to be shown; nil for all, if the command showed nothing of it before it ended.
  package var remaining: [Output]?
  /// What it says to the person alone, since a replay would not say it again.
  package var remarks: [Output] = []
  /// The number to record instead of the first one typed, so that a replay ends where this command did; nil for the
  /// one typed, 0 to record nothing.
  package var recordedNumber: Int?
  /// Options to record with other numbers than those typed, or besides them.
  package var recordedOptions: [RecordedOption] = []
  /// Commands that it ran again, to be recorded as if they had been typed.
  package var replayed: [(cell: SessionRecorder.Cell, training: RecordedTraining?)] = []
  /// What the person is to edit elsewhere.
  package var edits: EditRequest?
  /// The change of the page that it asks for.
  package var pageEdit: PageEdit?
  /// Whether what is stale on the page is to be run.
  var runsPage = false
  /// The page that it brought back, in the place of the present one.
  var page: SessionRecorder?
  /// What is known of the places of that page, from the first on; nil if nothing is.
  var links: [PageLink?]?
  /// What is remembered of them; nil if that is as before.
  var memory: PageMemory?
  /// The file that holds the page from now on; nil if that is as before.
  var origin: SavedFile?
  /// Why it failed after it has said something; nil if it did not.
  var failure: Diagnostic?
  /// The command that runs in its place.
  package var runsAgain: String?
  /// What is to be entered as if it were typed.
  package var imports: [ImportedSession.Part] = []
  /// What it came to if it trained.
  package var training: RecordedTraining?
  /// What becomes of the lost session; nil to go on keeping it.
  package var lostSession: LostSession.End?
  /// Whether it saved the session.
  package var savesSession = false
  /// The workbench after it.
  package var workbench: Workbench
  /// How the session is shown from here on; nil to leave that as it is.
  package var presentation: Presentation?
  /// Whether it only showed something, so that there is nothing to undo.
  package var isLook = false
  /// Whether the program should end.
  package var quits = false
  /// The lesson that the prompt should give; nil for none.
  package var startsTour: String?

  /// A result that changes the workbench, if `workbench` is another than before.
  package init(_ outputs: [Output], _ workbench: Workbench) {
    self.outputs = outputs
    self.workbench = workbench
  }

  /// Returns this result with what another command of the same line has said before it.
  func behind(_ other: CommandResult) -> CommandResult {
    var result = self
    result.remaining = (other.remaining ?? other.outputs) + (remaining ?? outputs)
    result.outputs = other.outputs + outputs
    result.remarks = other.remarks + remarks
    result.training = training ?? other.training
    return result
  }

  /// A result of lines of text.
  package init(_ lines: Phrase..., on workbench: Workbench) {
    self.init(lines.map { .text($0) }, workbench)
  }

  /// The result of a command that changes how the session is shown.
  package static func showing(_ line: Phrase, as presentation: Presentation, _ workbench: Workbench) -> CommandResult {
    var result = CommandResult(line, on: workbench)
    result.presentation = presentation
    return result
  }

  /// The result of a command that can change something and was asked only to show it.
  package static func look(_ outputs: [Output], _ workbench: Workbench) -> CommandResult {
    var result = CommandResult(outputs, workbench)
    result.isLook = true
    return result
  }
}
