import Phrases

/// A session to hand out: its title, its prose, and its commands with what they answered. The renderers beside this file
/// make a page, slides, a list of commands, a notebook or a paper of it.
package struct HandOut: Sendable {
  /// The heading, in Markdown; a line.
  package var title: String
  /// The language that it begins in.
  package var language: Language
  /// Comments at the head of the file, a line each, such as that which declares parameters.
  package var head: [String] = []
  /// Prose and commands in their order.
  package var parts: [Part]

  /// A piece of a session.
  package enum Part: Sendable {
    /// Markdown, of which nothing is to be trusted.
    case prose(String)
    /// A command and what it answered.
    case command(Command)
  }

  /// A command and what it answered.
  package struct Command: Sendable {
    /// Its place among the commands, from 1.
    package let number: Int
    /// What is typed.
    package let text: String
    /// What it answered.
    package let answers: [Answer]
    /// The language of its answers.
    package let language: Language
    /// Whether it failed, as some commands of a lesson are meant to.
    package let failed: Bool
    /// Its picture as it was after earlier epochs, the last one as it is; empty if it does not change with them.
    package var frames: [Frame] = []

    /// The lines of its output as a session file records them.
    package var lines: [String] { answers.flatMap { $0.lines } }

    package init(number: Int, text: String, answers: [Answer], language: Language, failed: Bool = false) {
      self.number = number
      self.text = text
      self.answers = answers
      self.language = language
      self.failed = failed
    }
  }

  /// A part of an answer.
  package struct Answer: Sendable {
    /// What it is; nil if nothing but its lines is known.
    package let output: Output?
    /// Its lines, laid out for 80 columns, without control characters.
    package let lines: [String]

    package init(output: Output?, lines: [String]) {
      self.output = output
      self.lines = lines
    }
  }

  package init(title: String, language: Language, parts: [Part]) {
    self.title = title
    self.language = language
    self.parts = parts
  }

  /// The commands, in order.
  package var commands: [Command] {
    parts.compactMap { part in
      guard case .command(let command) = part else { return nil }
      return command
    }
  }

  /// The prose, in order.
  var prose: [String] {
    parts.compactMap { part in
      guard case .prose(let text) = part else { return nil }
      return text
    }
  }
}

extension HandOut.Command {
  /// A command with the outputs that it gave.
  ///
  /// - Parameters:
  ///   - outputs: what it answered.
  ///   - lines: the same as a session file records it. Where the outputs do not come to these lines, as those of a
  ///     mistake, the lines stand alone.
  package init(
    number: Int, text: String, outputs: [Output], lines: [String], language: Language, failed: Bool = false
  ) {
    let formatter = OutputFormatter()
    let answers = outputs.map { HandOut.Answer(output: $0, lines: formatter.lines([$0], in: language)) }
    let isWhole = answers.flatMap { $0.lines }.elementsEqual(lines) { $0.utf8.elementsEqual($1.utf8) }
    self.init(
      number: number, text: text,
      answers: isWhole ? answers : lines.isEmpty ? [] : [HandOut.Answer(output: nil, lines: lines)],
      language: language, failed: failed)
  }
}
