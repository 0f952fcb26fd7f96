import CommandLanguage

extension Command {
  /// `seed [NUMBER]` chooses the random numbers of what comes next, or shows the choice.
  package static let seed = Command(
    name: "seed", group: .load, summary: "choose the random numbers of what comes next",
    takes: Usage(.optional([.one(Declared.number)])), examples: ["seed 7", "seed"],
    details: ["Data loaded and models made from here on use it; the same seed always gives the same results."],
    next: ["load addition", "model lstm 8"],
    isUndoable: true
  ) { (arguments, workbench, _) throws(Diagnostic) in
    guard arguments.hasValue else {
      try arguments.finish()
      return .look([.text("seed \(workbench.seed)")], workbench)
    }
    let number = try arguments.next(Declared.number).value
    try arguments.finish()
    var next = workbench
    next.seed = UInt64(number)
    return CommandResult("seed \(number)", on: next)
  }
}

/// What the command takes, each argument declared once.
private enum Declared {
  static let number = Parameter(
    "NUMBER", "a seed", .wholeNumber(in: 0...Int64.max, as: .wholeNumber(0...Int.mostTyped)))
}
