extension Command {
  /// `seed NUMBER`
  package static let seed = Command(
    name: "seed", group: .load, summary: "choose the random numbers of what comes next",
    usage: "seed [NUMBER]", examples: ["seed 7", "seed"],
    details: ["Data loaded and models made from here on use it; the same seed always gives the same results."],
    next: ["load addition", "model lstm 8"],
    isUndoable: true
  ) { arguments, workbench, _ in
    guard arguments.hasValue else {
      try arguments.finish()
      return .look([.text("seed \(workbench.seed)")], workbench)
    }
    let number = try arguments.wholeNumber("a seed", in: 0...Int.max)
    try arguments.finish()
    var next = workbench
    next.seed = UInt64(number)
    return CommandResult("seed \(number)", on: next)
  }
}
