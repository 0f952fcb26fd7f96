import Notebook
import Phrases
import Storage
import Terminal

/// What Tab offers. Its language changes with the session's, while the editor that asks it stays the same.
package final class LiveCompletion {
  /// The language of explanations.
  package var language: Language

  /// The models of the session.
  package var models = SessionModels()

  /// Shows a list that is longer than the window; nil to leave out its end.
  package var page: (([String]) -> Void)?
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
    if page != nil { grammar.page = { self.page?($0) } }
    grammar.styles = { text in
      self.showsHints ? LinePart.parts(of: text).map { StyledRange($0.range, $0.kind.style) } : nil
    }
    grammar.isUnfinished = { TypedRows($0).isUnfinished }
    // What starts other programs is to be seen first.
    grammar.mayRunAtOnce = { text in
      !TypedRows(text).lines.contains { $0.text.contains("!") && $0.text.drop { $0 == " " }.hasPrefix("!") }
    }
    grammar.commands = { TypedRows($0).lines.map(\.text) }
    grammar.more = { self.language.text("… and \($0) more") }
    grammar.complaint = { outcome in outcome.complaint.map { self.language.text($0) } }
    return grammar
  }

  /// Returns what can stand at the cursor.
  ///
  /// - Parameters:
  ///   - before: the line up to the cursor.
  ///   - columns: how wide a list may be.
  package func candidates(before: String, columns: Int) -> LineCompletion {
    var sources = CompletionSources.disk
    sources.models = models
    let (typed, found) = Completer(sources, in: language).candidates(before: before)
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

extension EditedText {
  /// What to say if nothing can be run; nil if something can.
  package var complaint: Phrase? {
    switch self {
    case .saved(let text) where text.contains(where: { !$0.isWhitespace }): nil
    case .saved: .error("nothing was saved that could be run")
    case .noEditor: .error("there is no editor to start", hint: "set VISUAL or EDITOR, as in \"export EDITOR=nano\"")
    case .failed(let editor, let status) where status == 127:
      .error("the editor \(quoted(editor)) cannot be started", hint: "set VISUAL or EDITOR to another one")
    case .failed(let editor, let status):
      .error("the editor \(quoted(editor)) ended with status \(String(status))", hint: "nothing was run")
    case .noFile: .error("the text could not be handed to the editor", hint: "look at TMPDIR and the space on its disk")
    }
  }
}
