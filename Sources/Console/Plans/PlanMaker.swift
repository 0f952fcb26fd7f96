import Notebook
import Phrases
import Storage
import Tasks
import Terminal
import Text

/// What a plan is made from.
package enum PlanSource {
  /// Commands, as `-c` takes them.
  case commands(String)
  /// A session file, and other values for parameters that it declares.
  case file(String, setting: [String])
}

/// Makes a plan of the runs that commands ask for: their comparisons are not computed, and what only shows something is left
/// out. All else is done, as the runs depend on it.
package struct PlanMaker<T: Terminal> {
  private let screen: Screen<T>
  private var terminal: T { screen.terminal }

  /// - Parameter screen: where the plan is printed.
  package init(_ screen: Screen<T>) { self.screen = screen }

  /// Prints a plan.
  ///
  /// - Returns: whether all went well. Otherwise nothing is printed but what is wrong.
  package func make(_ source: PlanSource, _ limits: PackingLimits) -> Bool {
    let gathered = Gathered()
    let wentWell =
      switch source {
      case .commands(let commands): run(commands, gathered)
      case .file(let path, let assignments): run(file: path, assignments, gathered)
      }
    guard wentWell, !terminal.interrupts.shouldStop() else { return false }
    guard !gathered.plans.isEmpty else {
      return complain("there are no runs to plan", hint: "name a session or commands with \"compare\" or \"sweep\"")
    }
    var plan = ComputePlan(gathered.plans)
    guard plan.runCount <= ComputePlan.mostRuns else {
      return complain("that is more than \(groupedText(ComputePlan.mostRuns)) runs", hint: "plan fewer of them")
    }
    do throws(PackingError) { try plan.pack(limits) } catch { return complain(error.message, hint: error.hint) }
    terminal.write(plan.text, to: .output)
    terminal.printError([screen.language.text(Self.summary(of: plan, cores: limits.cores))])
    return true
  }

  private static func summary(of plan: ComputePlan, cores: Int) -> Phrase {
    let longest = plan.parts.indices.map { plan.seconds(ofPart: $0 + 1) }.max() ?? 0
    let parts: Phrase = plan.parts.count == 1 ? "1 part" : "\(groupedText(plan.parts.count)) parts"
    return
      "\(plan.title): \(Counted.runs(plan.runCount)) in \(parts), up to \(durationText(longest / Double(cores))) each"
  }

  /// The runs that were handed over.
  private final class Gathered {
    var plans: [RunPlan] = []
  }

  private func run(_ commands: String, _ gathered: Gathered) -> Bool {
    var context = CommandContext(
      files: FileAccess(store: .disk, mayWrite: false),
      machine: .local.leavingComputations(when: terminal.interrupts.shouldStop))
    context.observer = screen.status.observer
    context.takePlan = { gathered.plans.append($0) }
    var notebook = Notebook(context: context, allowsShortening: true, language: screen.language)
    notebook.remember(atMost: 0)
    for line in commands.split(whereSeparator: \.isNewline) {
      screen.status.begin()
      let answer = notebook.run(String(line))
      screen.status.clear()
      if answer.failed {
        terminal.printError(["> " + String(line).escapedForTerminal] + answer.lines.suffix(2))
        return false
      }
      if answer.quits || terminal.interrupts.shouldStop() { break }
    }
    return true
  }

  private func run(file path: String, _ assignments: [String], _ gathered: Gathered) -> Bool {
    guard var runner = SessionPrinter(screen).open(path, setting: assignments) else { return false }
    runner.takePlans { gathered.plans.append($0) }
    for index in runner.document.cells.indices {
      screen.status.begin()
      let step = runner.run(index)
      screen.status.clear()
      if step.failed {
        terminal.printError(["> " + step.cell.command.escapedForTerminal] + step.output.map { $0.escapedForTerminal })
        return false
      }
      if terminal.interrupts.shouldStop() { break }
    }
    return true
  }

  /// Returns false.
  private func complain(_ message: Phrase, hint: Phrase) -> Bool {
    screen.complain(message, hint: hint)
    return false
  }
}
