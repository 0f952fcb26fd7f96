import ArgumentParser
import Phrases
import Storage
import Text

/// What the program says of its command line, in the person's language. The library that reads the command line speaks
/// English; its own sentences are told by their beginnings.
enum CommandLineText {
  /// The language of the person's environment.
  static let language = Language(environment: Environment.variable)

  /// Returns a phrase in that language, for the declaration of a command or an option.
  static func said(_ phrase: Phrase) -> String { language.text(phrase) }

  /// Returns sentences in that language, a line each.
  static func lines(_ phrases: [Phrase]) -> String { phrases.map(said).joined(separator: "\n") }

  /// Returns ways to call the program, each with what it does.
  static func list(_ ways: [(call: String, does: Phrase)]) -> String {
    ways.map { $0.call.padded(to: 35) + said($0.does) }.joined(separator: "\n")
  }

  /// Returns help or a mistake in that language.
  static func translated(_ message: String) -> String {
    guard language != .english else { return message }
    return message.split(separator: "\n", omittingEmptySubsequences: false)
      .map { translated(line: String($0)) }.joined(separator: "\n")
  }

  private static func translated(line: String) -> String {
    let text = line.drop { $0 == " " }
    let indent = line.prefix(line.count - text.count)
    let words = text.split(separator: "'", omittingEmptySubsequences: false)
    if words.count == 3, words[0] == "See " { return indent + said("See \(quoted(String(words[1]))) for more.") }
    for heading in headings where text.hasPrefix(heading.key) {
      return indent + said(heading) + translated(mistake: String(text.dropFirst(heading.key.count).drop { $0 == " " }))
    }
    for end in ends where text.hasSuffix(end.key) {
      return indent + text.dropLast(end.key.count) + said(end)
    }
    return line
  }

  /// What stands at the beginning of a line.
  private static var headings: [Phrase] {
    ["OVERVIEW:", "USAGE:", "ARGUMENTS:", "OPTIONS:", "SUBCOMMANDS:", "Error:", "Help:", "Usage:"]
  }

  /// What the library says of its own options, at the end of a line.
  private static var ends: [Phrase] { ["Show the version.", "Show help information."] }

  /// A mistake, which quotes one or two words of the command line.
  private static func translated(mistake: String) -> String {
    let parts = mistake.split(separator: "'", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 3, let phrase = mistakes.first(where: { $0.beginning == parts[0] })?.phrase(parts[1]) else {
      return mistake
    }
    let rest = parts[2].split(separator: "'", omittingEmptySubsequences: false)
    guard rest.count > 1, parts[2].hasPrefix(". Did you mean") else { return said(phrase) }
    return said("\(phrase); did you mean \(quoted(String(rest[1])))?")
  }

  private static var mistakes: [(beginning: String, phrase: (String) -> Phrase)] {
    [
      ("Unknown option ", { "unknown option \(quoted($0))" }),
      ("Unexpected argument ", { "unexpected argument \(quoted($0))" }),
      ("Missing expected argument ", { "missing argument \(quoted($0))" }),
      ("Missing value for ", { "missing value for \(quoted($0))" }),
      ("The option ", { "the option \(quoted($0)) takes no value" }),
      ("The value ", { "the value \(quoted($0)) is not one of those allowed" }),
    ]
  }
}

extension CommandLineText {
  /// Returns the words of the command line with `--color` and its value behind the subcommand that they stand before, where
  /// the library looks for them.
  static func withColourLast(_ words: [String]) -> [String] {
    let count = words.first == "--color" ? 2 : words.first?.hasPrefix("--color=") == true ? 1 : 0
    guard count > 0, words.count > count else { return words }
    // The library makes a name of a type's own, which takes a millisecond.
    guard Unroll.configuration.subcommands.contains(where: { $0._commandName == words[count] }) else { return words }
    return [words[count]] + words[..<count] + words[(count + 1)...]
  }
}

extension ArgumentHelp {
  /// A phrase in the person's language.
  static func said(_ phrase: Phrase) -> ArgumentHelp { ArgumentHelp(stringLiteral: CommandLineText.said(phrase)) }
}
