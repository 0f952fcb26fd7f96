import Phrases
import Text

/// A mistake in a line, or a command that cannot be done: what is wrong, where, and what to type instead.
package enum Diagnostic: Error, Sendable, Hashable {
  // Found by the lexer and the parser.
  case unprintable(Unicode.Scalar, SourceRange)
  case unclosedQuote(Unicode.Scalar, SourceRange)
  case missingName(SourceRange)
  case missingValue(option: String, SourceRange)
  case missingBlank(SourceRange)
  case expectedCommand(found: String, SourceRange)
  // Names that are not known.
  case unknownCommand(String, known: [Word], SourceRange)
  case ambiguousCommand(String, candidates: [String], SourceRange)
  case unknownOption(String, known: [String], SourceRange)
  case ambiguousOption(String, candidates: [String], SourceRange)
  case repeatedOption(String, SourceRange)
  case unknownChoice(what: Phrase, found: String, known: [Word], SourceRange)
  // Arguments of the wrong number or kind.
  case missingArgument(what: Phrase, usage: Phrase, SourceRange)
  case tooManyArguments(found: String, usage: Phrase, SourceRange)
  case wrongKind(expected: Phrase, found: String, SourceRange)
  case outOfRange(what: Phrase, found: String, expected: Phrase, SourceRange)
  /// What only the command itself can find: a message and what to do.
  case failed(message: Phrase, hint: Phrase, SourceRange)
}

extension Diagnostic {
  /// Where the mistake stands.
  package var range: SourceRange {
    switch self {
    case .unprintable(_, let range), .unclosedQuote(_, let range), .missingName(let range),
      .missingValue(_, let range), .missingBlank(let range), .expectedCommand(_, let range),
      .unknownCommand(_, _, let range), .ambiguousCommand(_, _, let range), .unknownOption(_, _, let range),
      .ambiguousOption(_, _, let range), .repeatedOption(_, let range), .unknownChoice(_, _, _, let range),
      .missingArgument(_, _, let range), .tooManyArguments(_, _, let range), .wrongKind(_, _, let range),
      .outOfRange(_, _, _, let range), .failed(_, _, let range):
      range
    }
  }

  /// What is wrong, in one sentence without a full stop. Words from the line are escaped and shortened.
  package var message: Phrase {
    switch self {
    case .unprintable(let scalar, _): "a line cannot hold the character \(scalar.spelled)"
    case .unclosedQuote(let quote, _): "the text that starts here has no closing \(quote)"
    case .missingName: "expected the name of an option before ="
    case .missingValue(let option, _): "the option \(option)= has no value"
    case .missingBlank: "expected a blank before this"
    case .expectedCommand(let found, _): "expected a command, found \(quoted(found))"
    case .unknownCommand(let found, _, _): "no command \(quoted(found))"
    case .ambiguousCommand(let found, let candidates, _):
      "\(quoted(found)) could be \(quotedChoices(candidates))"
    case .unknownOption(let found, _, _): "no option \(quoted(found + "="))"
    case .ambiguousOption(let found, let candidates, _):
      "\(quoted(found + "=")) could be \(quotedChoices(candidates.map { $0 + "=" }))"
    case .repeatedOption(let name, _): "the option \(name)= is given twice"
    case .unknownChoice(let what, let found, let known, _):
      "expected \(what) (\(quotedChoices(known.map { $0.text }))), found \(quoted(found))"
    case .missingArgument(let what, _, _): "expected \(what)"
    case .tooManyArguments(let found, _, _): "did not expect \(quoted(found))"
    case .wrongKind(let expected, let found, _): "expected \(expected), found \(quoted(found))"
    case .outOfRange(let what, let found, let expected, _): "expected \(what) \(expected), found \(found.excerpt)"
    case .failed(let message, _, _): message
    }
  }

  /// What to type instead; empty if nothing would help.
  package var hint: Phrase {
    switch self {
    case .unprintable: "type the text without it"
    case .unclosedQuote(let quote, _): "close it with \(quote), or double a quote that belongs to the text"
    case .missingName, .missingValue: "write name=value, without blanks around ="
    case .missingBlank: "put a blank between the two"
    case .expectedCommand: "type \"help\" to see the commands"
    case .unknownCommand(let found, let known, _): Suggestion.sentence(for: found, among: known, else: "help")
    case .unknownOption(let found, let known, _):
      known.isEmpty
        ? "this command has no options"
        : nearestName(to: found, among: known).map { Suggestion.question($0 + "=") }
          ?? "its options are \(quotedChoices(known.map { $0 + "=" }))"
    case .ambiguousCommand, .ambiguousOption: "type more of it"
    case .repeatedOption: "give it once"
    case .unknownChoice(_, let found, let known, _): Suggestion.question(for: found, among: known) ?? ""
    case .missingArgument(_, let usage, _), .tooManyArguments(_, let usage, _): "usage: \(usage)"
    case .wrongKind(_, let found, _): NumberLiteral(respelling: found).map { "type \($0.text)" } ?? ""
    case .outOfRange: ""
    case .failed(_, let hint, _): hint
    }
  }

  /// The carets under the mistake, then what is wrong and what would work, in a line without control characters: it may
  /// quote names of files and words of the system. The first line is meant to stand
  /// under the source line, which is shown after `indent` columns.
  ///
  /// - Parameters:
  ///   - source: the line.
  ///   - indent: how many columns the prompt before the line takes.
  ///   - language: the language of the second line.
  package func lines(source: String, indent: Int = 2, in language: Language = .english) -> [String] {
    [
      caretLine(source: source, indent: indent),
      Phrase.error(message, hint: hint).text(in: language).escapedForTerminal,
    ]
  }

  private func caretLine(source: String, indent: Int) -> String {
    var before = String(repeating: " ", count: indent)
    var carets = ""
    for (column, character) in source.enumerated() {
      if column >= range.upperBound && column >= range.lowerBound { break }
      if column < range.lowerBound {
        before += character.filled(with: " ")
      } else {
        carets += character.filled(with: "^")
      }
    }
    return before + (carets.isEmpty ? "^" : carets)
  }
}

extension Character {
  /// As many marks as columns that this Character takes when the line is shown; a tab stays a tab, so that both lines
  /// reach the same tab stop.
  fileprivate func filled(with mark: String) -> String {
    if self == "\t" { return "\t" }
    return String(repeating: mark, count: displayWidth(self))
  }
}
