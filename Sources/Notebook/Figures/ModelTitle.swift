import Recurrent
import Phrases
import Tasks
import Text

extension Model {
  /// What a picture calls it: its name, and the epoch after which it is shown if it is not the last one.
  var title: Phrase {
    isEarlier ? "\(name), epoch \(groupedText(checkpoint.epochs))" : Phrase(verbatim: name)
  }
}
