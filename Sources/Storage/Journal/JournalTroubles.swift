import Notebook
import Phrases

/// What kept a journal from being written, and what the person knows of it.
struct JournalTroubles {
  private var textError: SystemError?
  private var trainingError: FileError?
  private var (textIsTold, trainingIsTold) = (false, false)

  /// Whether the result of a training was not kept.
  var missesTraining: Bool { trainingError != nil }

  /// All commands so far are written.
  mutating func textIsWritten() { textError = nil }

  /// A command could not be written.
  mutating func textIsNotWritten(_ error: SystemError) { textError = error }

  /// The result of a training could not be written.
  mutating func trainingIsNotKept(_ error: FileError) { trainingError = error }

  /// Returns what the person was not told yet: each trouble once, and that it is over.
  mutating func news() -> Phrase? {
    if let textError, !textIsTold {
      textIsTold = true
      return "this session is not written down, so a crash would lose it: \(textError.words)"
    }
    if textError == nil, textIsTold {
      textIsTold = false
      return "this session is written down again, all of it"
    }
    if let trainingError, !trainingIsTold {
      trainingIsTold = true
      return "the result of a training is not kept, so after a crash it is trained again: \(trainingError.message)"
    }
    return nil
  }
}
