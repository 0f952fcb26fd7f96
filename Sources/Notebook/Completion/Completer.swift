import CommandLanguage
import Phrases
import Tasks
import Text

/// Finds what could stand at the cursor: commands, the words and options that they declare, columns, files.
package struct Completer {
  /// A text that could stand at the cursor, and what it is.
  package struct Candidate: Sendable, Equatable {
    /// The text as it is typed.
    package let text: String
    /// What it stands for; empty if the text says it.
    package let summary: String
    /// Whether a blank may follow it. After `batch=` or a folder, more of the same word has to come.
    package let isWhole: Bool
    /// Whether it stands for what only the person can choose, as `UNITS` does: it is shown and never typed.
    package let isPlaceholder: Bool

    /// A candidate; unless told otherwise a whole word.
    package init(_ text: String, _ summary: String = "", isWhole: Bool = true, isPlaceholder: Bool = false) {
      self.text = text
      self.summary = summary
      self.isWhole = isWhole
      self.isPlaceholder = isPlaceholder
    }
  }

  private let sources: CompletionSources
  private let language: Language

  /// - Parameters:
  ///   - sources: what it may look at besides the line.
  ///   - language: the language of summaries.
  package init(_ sources: CompletionSources, in language: Language = .english) {
    self.sources = sources
    self.language = language
  }

  /// What could stand at the end of a line.
  ///
  /// - Parameter before: the line up to the cursor.
  /// - Returns: the text before the cursor that a candidate replaces, and the candidates.
  package func candidates(before: String) -> (typed: String, candidates: [Candidate]) {
    let typed = TypedWords(before)
    guard !typed.isComment else { return ("", []) }
    guard let word = typed.words.first else { return (typed.current, commands(typed.current)) }
    let matches = Suggestion.completions(of: word, among: CommandTable.names)
    guard matches.count == 1, let command = CommandTable.commands.first(where: { $0.name == matches[0] }) else {
      return (typed.current, [])
    }
    if let equals = typed.current.firstIndex(of: "="),
      typed.openQuote == nil || typed.current[..<equals].allSatisfy({ $0.isLetter }),
      let option = option(String(typed.current[..<equals]), of: command)
    {
      let value = String(typed.current[typed.current.index(after: equals)...])
      return values(of: option.kind, typed: value, in: typed)
    }
    return (typed.current, arguments(of: command, typed))
  }

  private func commands(_ typed: String) -> [Candidate] {
    let mark = typed.hasPrefix("?") ? "?" : ""
    return CommandTable.commands.map { Candidate(mark + $0.name, language.text($0.summary)) }.filter {
      $0.text.hasPrefix(typed)
    }
  }

  private func option(_ name: String, of command: Command) -> OptionDescription? {
    let matches = Suggestion.completions(of: name, among: command.options.map { $0.name })
    return matches.count == 1 ? command.options.first { $0.name == matches[0] } : nil
  }

  // MARK: arguments

  private func arguments(of command: Command, _ typed: TypedWords) -> [Candidate] {
    let given = typed.words.dropFirst()
    let names = given.compactMap { word in word.firstIndex(of: "=").map { String(word[..<$0]) } }
    let places = command.takes.places(after: given.filter { !isOption($0, of: command) })
    var result = words(places.flatMap { $0.kind.words }, typed.current)
    for place in places where place.kind.isOpen { result += values(at: place, typed) }
    for option in command.options where !names.contains(option.name) && (option.name + "=").hasPrefix(typed.current) {
      result.append(
        Candidate(option.name + "=", language.text("\(option.summary) (\(option.standard))"), isWhole: false))
    }
    return result
  }

  private func isOption(_ word: String, of command: Command) -> Bool {
    word.firstIndex(of: "=").map { option(String(word[..<$0]), of: command) != nil } ?? false
  }

  private func words(_ words: [Word], _ typed: String) -> [Candidate] {
    words.filter { $0.text.hasPrefix(typed) }.map { Candidate($0.text, language.text($0.summary)) }
  }

  /// What can stand at a place besides words.
  private func values(at place: ArgumentPlace, _ typed: TypedWords) -> [Candidate] {
    switch place.kind {
    case .command(let others): commands(typed.current) + words(others, typed.current)
    case .file(let endings, _): files(typed.current, endings: endings)
    case .epoch where sources.models.present != nil: words(epochs, typed.current)
    case .model where sources.models.present != nil: words(models, typed.current)
    default: typed.current.isEmpty ? [Candidate(place.placeholder, isPlaceholder: true)] : []
    }
  }

  // MARK: values of options

  /// - Returns: the text before the cursor that a candidate replaces, and the candidates.
  private func values(
    of kind: ArgumentKind, typed: String, in line: TypedWords
  ) -> (typed: String, candidates: [Candidate]) {
    switch kind {
    case .word(let known): (typed, words(known, typed))
    case .list(.column): listed(columns(of: line).filter { !$0.contains(",") }.map { Word($0) }, typed)
    case .list(.epoch): listed(epochs, typed)
    case .list(let element): listed(element.words, typed)
    case .column:
      (
        typed,
        columns(of: line).filter { $0.hasPrefix(TypedWords.unquoted(typed)) }
          .map { Candidate(Lexer.written($0, inOption: true, begun: TypedWords.quote(of: typed))) }
      )
    case .file(let endings, _): (typed, files(typed, endings: endings))
    case .epoch: (typed, words(epochs, typed))
    case .model: (typed, words(models, typed))
    case .command, .wholeNumber, .number, .text: (typed, [])
    }
  }

  // MARK: models

  /// Some epochs of the present model, far apart.
  private var epochs: [Word] {
    guard let model = sources.models.present?.model else { return [] }
    return model.epochsToShow(atMost: 12).map { epoch in
      let loss = model.history.last { $0.epoch == epoch }?.loss
      return Word(String(epoch), loss.map { "loss \(lossText($0))" } ?? "")
    }
  }

  /// The models of the session.
  private var models: [Word] {
    sources.models.entries.map { Word(String($0.number), Command.described($0.model)) }
  }

  /// The words that can follow the last comma, without those that are listed already.
  private func listed(_ known: [Word], _ typed: String) -> (typed: String, candidates: [Candidate]) {
    let parts = typed.split(separator: ",", omittingEmptySubsequences: false).map { String($0) }
    let last = parts.last ?? ""
    return (last, words(known.filter { !parts.dropLast().contains($0.text) }, last))
  }

  private func columns(of line: TypedWords) -> [String] {
    guard let file = line.words.dropFirst().first(where: { !$0.contains("=") }) else { return [] }
    return sources.columns(TypedWords.unquoted(file)).filter { isPrintable($0) }
  }

  // MARK: files

  private func files(_ typed: String, endings: [String]) -> [Candidate] {
    let path = TypedWords.unquoted(typed)
    let slash = path.lastIndex(of: "/")
    let folder = slash.map { String(path[...$0]) } ?? ""
    let start = slash.map { String(path[path.index(after: $0)...]) } ?? path
    return sources.entries(folder.isEmpty ? "." : folder).filter { entry in
      entry.name.hasPrefix(start) && isPrintable(entry.name) && (start.hasPrefix(".") || !entry.name.hasPrefix("."))
        && (entry.isFolder || endings.contains { entry.name.lowercased().hasSuffix($0) })
    }.map { entry in
      let name = folder + entry.name + (entry.isFolder ? "/" : "")
      let text = Lexer.written(name, begun: TypedWords.quote(of: typed))
      // What a folder holds comes next, still inside the quotes.
      let isOpen = entry.isFolder && text != name
      return Candidate(
        isOpen ? String(text.dropLast()) : text, entry.isFolder ? "folder" : "", isWhole: !entry.isFolder)
    }
  }

  private func isPrintable(_ text: String) -> Bool { text.escapedForTerminal == text }
}

extension Completer {
  /// Candidates as they are listed, a line each, with their summaries.
  package static func listing(_ candidates: [Candidate], columns: Int) -> [String] {
    let width = min(candidates.map { displayWidth($0.text) }.max() ?? 0, max(columns / 2, 8))
    return candidates.map { candidate in
      let text = candidate.text.truncated(to: max(columns - 1, 1))
      guard !candidate.summary.isEmpty else { return text }
      return (text.padded(to: width) + "  " + candidate.summary).truncated(to: max(columns - 1, 1))
    }
  }
}
