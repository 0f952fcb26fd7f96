import Notebook
import Phrases
import Storage
import Terminal

/// What Tab offers. Its language changes with the session's, while the editor that asks it stays the same.
package final class LiveCompletion {
  /// The language of explanations.
  package var language: Language

  /// Whether a line is coloured while it is typed, and has suggestions.
  package var showsHints: Bool

  /// - Parameters:
  ///   - language: the language of explanations at first.
  ///   - showsHints: whether there are colours and suggestions at first.
  package init(_ language: Language, showsHints: Bool = false) {
    self.language = language
    self.showsHints = showsHints
  }

  /// What line editing is told of the language.
  package var grammar: LineGrammar {
    var grammar = LineGrammar()
    grammar.complete = candidates
    grammar.styles = { text in
      self.showsHints ? LinePart.parts(of: text).map { StyledRange($0.range, $0.kind.style) } : nil
    }
    grammar.isUnfinished = { TypedRows($0).isUnfinished }
    grammar.commands = { TypedRows($0).lines.map(\.text) }
    grammar.more = { self.language.text("… and \($0) more") }
    return grammar
  }

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

extension LinePart.Kind {
  /// How line editing shows such a part.
  fileprivate var style: TextStyle {
    switch self {
    case .command: .command
    case .unknown: .unknown
    case .option: .option
    case .number: .number
    case .quoted: .quoted
    case .comment: .comment
    }
  }
}
