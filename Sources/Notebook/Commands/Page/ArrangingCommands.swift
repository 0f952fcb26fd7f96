import CommandLanguage
import Phrases

// What puts commands into the page, takes them out and moves them.

extension Command {
  /// `insert NUMBER COMMAND` puts a command before another.
  package static let insert = Command(
    name: "insert", group: .page, summary: "put a command before another one of the page",
    synonyms: ["add"], takes: Usage(.one(PagePlace.number), .one(Declared.command)),
    examples: ["insert 3 plot data", "insert 2 seed 7"],
    details: ["Its number is the one that the other had; what follows is run again."], next: ["page", "undo"],
    isOfPrompt: true, takesCommand: true
  ) { (arguments, workbench, context) throws(Diagnostic) in
    let number = try arguments.next(PagePlace.number)
    let text = try arguments.next(Declared.command).value
    try arguments.finish()
    let index = try PagePlace.command(number.value, on: context.recorder, beyond: 1, at: number.range)
    return .changing(.insert(index, try PageLine.commands(text.content.text, at: text.range)), workbench)
  }

  /// `delete NUMBER` takes a command or a note away.
  package static let delete = Command(
    name: "delete", group: .page, summary: "take a command or a note off the page",
    synonyms: ["del", "rm", "remove", "drop"], takes: Usage(.one(PagePlace.either), .optional([.one(Declared.last)])),
    examples: ["delete 4", "delete 4 6", "delete n1"],
    details: ["\"delete 4 6\" takes commands 4 to 6 away. \"undo\" right after it brings them back."],
    next: ["page", "undo"], isOfPrompt: true
  ) { (arguments, workbench, context) throws(Diagnostic) in
    let first = try arguments.next(PagePlace.either)
    let last = arguments.hasValue ? try arguments.next(Declared.last) : nil
    try arguments.finish()
    switch try PagePlace(first.value, on: context.recorder) {
    case .command(let index):
      guard let last else { return .changing(.delete(index...index), workbench) }
      let end = try PagePlace.command(last.value, on: context.recorder, at: last.range)
      guard index <= end else {
        throw .failed(
          message: "command \(end + 1) stands before command \(index + 1)", hint: "name the first one first", last.range
        )
      }
      return .changing(.delete(index...end), workbench)
    case .note(let index):
      if let last {
        throw .failed(message: "notes are taken away one by one", hint: "type for example \"delete n1\"", last.range)
      }
      return .changing(.deleteNote(index), workbench)
    }
  }

  /// `move NUMBER NUMBER` gives a command another place.
  package static let move = Command(
    name: "move", group: .page, summary: "give a command or a note another place on the page",
    synonyms: ["mv"], takes: Usage(.one(PagePlace.either), .one(Declared.place)),
    examples: ["move 4 2", "move n1 3"],
    details: ["\"move 4 2\" makes command 4 the second; \"move n1 3\" puts the first note after command 3."],
    next: ["page", "undo"], isOfPrompt: true
  ) { (arguments, workbench, context) throws(Diagnostic) in
    let from = try arguments.next(PagePlace.either).value
    let number = try arguments.next(Declared.place)
    try arguments.finish()
    let page = context.recorder
    switch try PagePlace(from, on: page) {
    case .command(let index):
      let place = try PagePlace.command(number.value, on: page, at: number.range)
      return .changing(.move(index, to: place), workbench)
    case .note(let index):
      return .changing(
        .moveNote(index, after: try PagePlace.after(number.value, on: page, at: number.range)), workbench)
    }
  }

  /// `run` runs what is stale on the page.
  package static let runPage = Command(
    name: "run", group: .page, summary: "run what is stale on the page",
    synonyms: ["execute", "restart"], examples: ["run", "edit 3 model gru 4; run"],
    details: [
      """
      Commands whose inputs are what they were, the data of files included, are not run again. Ctrl-C stops it; what was \
      not reached stays stale.
      """
    ],
    next: ["page"], isOfPrompt: true
  ) { (arguments, workbench, _) throws(Diagnostic) in
    try arguments.finish()
    var result = CommandResult.ofPrompt([], workbench)
    result.runsPage = true
    return result
  }
}

/// What the commands take, each argument declared once.
private enum Declared {
  static let command = Parameter("COMMAND", "a command", .written(.command()))
  static let last = Parameter("LAST", "the number of the last command", .wholeNumber(in: 1...1_000_000_000))
  static let place = Parameter("PLACE", "the number of a command", .wholeNumber(in: 0...1_000_000_000))
}
