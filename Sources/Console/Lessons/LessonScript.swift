import Notebook
import Phrases

/// A lesson: prose and commands, in their order.
package struct LessonScript {
  /// What comes before a command, and the command.
  struct Step {
    /// Lines of Markdown.
    let prose: [String]
    /// The command and what is recorded of it; nil after the last one.
    let cell: SessionDocument.Cell?
  }

  /// What the line at the bottom calls it.
  let name: String
  /// The last one has no command.
  let steps: [Step]

  /// How many commands it has.
  var commandCount: Int { steps.count - 1 }

  /// The lesson that a session file is.
  ///
  /// - Parameter name: what the line at the bottom calls it.
  package init(_ document: SessionDocument, name: String) {
    self.name = name
    var steps: [Step] = []
    var prose: [String] = []
    for item in document.items {
      switch item {
      case .line(let line): prose.append(line)
      case .cell(let index):
        steps.append(Step(prose: prose, cell: document.cells[index]))
        prose = []
      }
    }
    self.steps = steps + [Step(prose: prose, cell: nil)]
  }

  /// The file's lines as a pipe gets them.
  static func lines(of text: String) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
  }
}

extension Tour {
  /// The short lesson as a session file, in a language.
  package static func text(in language: Language) -> String {
    var text = language == .english ? "" : "<!-- language: \(language.code) -->\n"
    for step in steps {
      text += language.text(step.text) + "\n\n"
      if let command = step.command { text += "```unroll\n> \(command)\n```\n\n" }
    }
    return text
  }
}
