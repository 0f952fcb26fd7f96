import Notebook
import Phrases
import Storage
import Terminal

/// What Tab offers. Its language changes with the session's, while the editor that asks it stays the same.
package final class LiveCompletion {
  /// The language of explanations.
  package var language: Language

  /// - Parameter language: the language of explanations at first.
  package init(_ language: Language) { self.language = language }

  /// Returns what can stand at the cursor.
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
