import Terminal
import Notebook
import Phrases
import Storage

/// What Tab offers, in a language that commands change while a line reader lives.
package final class LiveCompletion {
  /// What it speaks.
  package var language: Language

  /// - Parameter language: what it speaks first.
  package init(_ language: Language) { self.language = language }

  /// What can stand where the cursor is.
  ///
  /// - Parameters:
  ///   - before: the line up to the cursor.
  ///   - columns: how wide a list may be.
  package func candidates(before: String, columns: Int) -> LineCompletion {
    let (typed, found) = Completer(.disk, in: language).candidates(before: before)
    let candidates = found.filter { !$0.isPlaceholder }
    return LineCompletion(
      replaced: typed.unicodeScalars.count, candidates: candidates.map(\.text),
      isOpen: candidates.count < found.count, isWhole: candidates.first?.isWhole ?? true,
      listing: Completer.listing(found, columns: columns))
  }
}
