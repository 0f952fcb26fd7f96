import Recurrent
import Tasks

/// What commands came to, by all that it follows from: the state before them, the command, the files that they read and,
/// for those that look at the page, the commands before. Keys are compared whole, not by a digest.
///
/// A state is known by a number. The same command in the same state leads to the same number, so that a page that is as it
/// was before has its states again.
package struct PageMemory {
  /// What a command acts on, besides files and the page.
  struct State {
    /// What was learned.
    var workbench: Workbench
    /// How it is shown.
    var presentation: Presentation
  }

  /// A file that a command has read.
  struct Reading {
    /// Its name.
    let name: String
    /// The most bytes that were wanted.
    let limit: Int
    /// What it held, or why it could not be read.
    let content: Result<[UInt8], FileError>
  }

  /// What a command came to.
  struct Step {
    /// Told apart from all others.
    let number: Int
    /// The command and its output.
    let cell: SessionRecorder.Cell
    /// The files that it read.
    let readings: [Reading]
    /// The state after it.
    let after: Int
  }

  private struct Key: Hashable {
    let state: Int
    let line: [UInt8]
    /// The commands before, for those that look at them; otherwise 0.
    let page: Int
  }

  private struct Following: Hashable {
    let page: Int
    let step: Int
  }

  private var steps: [Key: [Step]] = [:]
  private var states: [Int: State] = [:]
  private var pages: [Following: Int] = [:]
  private var starts: [(presentation: Presentation, seed: UInt64?, state: Int)] = []
  private var lastNumber = 0

  /// How many seconds a command took the last time, by its line.
  private var seconds: [String: Double] = [:]
  /// How many commands were run again for the page.
  package var runCount = 0

  /// As many items are kept, however small: those before can be computed again.
  private static let mostItems = 2_000
  /// What is kept, the oldest first out, and how many bytes that is.
  private var kept: [(item: Item, bytes: Int)] = []
  private var firstKept = 0
  private var bytes = 0
  private let budget: Int

  private enum Item {
    case state(Int)
    case step(Key)
  }

  /// - Parameter budget: how many bytes of weights, files and output are kept.
  package init(budget: Int = 256 << 20) { self.budget = budget }

  // MARK: states

  /// The state that a page begins in.
  ///
  /// - Parameter seed: the one that its head declares; nil if it declares none.
  mutating func start(_ presentation: Presentation, seed: UInt64?) -> Int {
    if let known = starts.first(where: { $0.presentation == presentation && $0.seed == seed }) { return known.state }
    let number = newNumber()
    var workbench = Workbench()
    workbench.seed = seed ?? workbench.seed
    states[number] = State(workbench: workbench, presentation: presentation)
    starts.append((presentation: presentation, seed: seed, state: number))
    return number
  }

  /// Keeps a state that nothing leads to.
  mutating func add(_ state: State) -> Int {
    let number = newNumber()
    states[number] = state
    keep(.state(number), bytes: state.workbench.bytes)
    return number
  }

  /// The state of a number; nil if it was too long ago.
  func state(_ number: Int) -> State? { states[number] }

  /// Keeps a state again that was computed again.
  mutating func restore(_ number: Int, _ state: State) {
    guard states[number] == nil else { return }
    states[number] = state
    keep(.state(number), bytes: state.workbench.bytes)
  }

  // MARK: steps

  /// What a command came to in a state, if it was run there and would read the same files now.
  ///
  /// - Parameter page: the commands before, if it looks at them.
  func step(from state: Int, _ line: String, page: Int, _ files: FileAccess) -> Step? {
    steps[Key(state: state, line: Array(line.utf8), page: page)]?.first { step in
      step.readings.allSatisfy { $0.isSame(in: files) }
    }
  }

  /// Keeps what a command came to.
  ///
  /// - Parameter after: the state after it; nil if it is the one before.
  mutating func add(
    _ cell: SessionRecorder.Cell, from state: Int, page: Int, _ readings: [Reading], after: State?
  ) -> Step {
    let key = Key(state: state, line: Array(cell.command.utf8), page: page)
    let same = steps[key]?.first { $0.readings.elementsEqual(readings) { $0.isSame(as: $1) } }
    if let same {
      if let after { restore(same.after, after) }
      return same
    }
    var next = state
    if let after { next = add(after) }
    let step = Step(number: newNumber(), cell: cell, readings: readings, after: next)
    steps[key, default: []].append(step)
    keep(.step(key), bytes: step.bytes)
    return step
  }

  /// The commands of a page and one more.
  mutating func page(_ page: Int, followedBy step: Step) -> Int {
    let key = Following(page: page, step: step.number)
    if let known = pages[key] { return known }
    let number = newNumber()
    pages[key] = number
    return number
  }

  /// Commands that nothing else is known of.
  mutating func unknownPage() -> Int { newNumber() }

  private mutating func newNumber() -> Int {
    lastNumber += 1
    return lastNumber
  }

  // MARK: time

  /// How long a command took the last time; 0 if nobody knows.
  func seconds(of line: String) -> Double { seconds[line] ?? 0 }

  /// Notes how long a command took.
  mutating func took(_ seconds: Double, _ line: String) { self.seconds[line] = seconds }

  /// A command that takes another's place is taken to last as long as that one, until it has run.
  mutating func expect(_ line: String, asLongAs other: String) {
    if seconds[line] == nil { seconds[line] = seconds[other] }
  }

  // MARK: room

  private mutating func keep(_ item: Item, bytes count: Int) {
    kept.append((item: item, bytes: count))
    bytes += count
    // The newest is never thrown out: somebody is about to use it.
    while bytes > budget || kept.count - firstKept > Self.mostItems, firstKept < kept.count - 1 {
      switch kept[firstKept].item {
      case .state(let number): states[number] = nil
      case .step(let key): forget(key)
      }
      bytes -= kept[firstKept].bytes
      firstKept += 1
    }
    if firstKept > 1000, firstKept > kept.count / 2 {
      kept.removeFirst(firstKept)
      firstKept = 0
    }
  }

  private mutating func forget(_ key: Key) {
    // The first is the oldest of them.
    steps[key]?.removeFirst()
    if steps[key]?.isEmpty == true { steps[key] = nil }
  }
}

extension PageMemory.Reading {
  /// Whether the file would be read the same way now.
  func isSame(in files: FileAccess) -> Bool {
    do throws(FileError) {
      let bytes = try files.read(name, limit: limit)
      if case .success(let old) = content { return old == bytes }
      return false
    } catch {
      if case .failure(let old) = content { return old == error }
      return false
    }
  }

  /// Whether both read the same.
  func isSame(as other: PageMemory.Reading) -> Bool {
    guard name.utf8.elementsEqual(other.name.utf8), limit == other.limit else { return false }
    switch (content, other.content) {
    case (.success(let one), .success(let two)): return one == two
    case (.failure(let one), .failure(let two)): return one == two
    default: return false
    }
  }
}

extension PageMemory.Step {
  /// About how many bytes it takes.
  fileprivate var bytes: Int {
    var sum = 500
    for line in cell.output { sum += 3 * line.utf8.count }
    for reading in readings {
      if case .success(let bytes) = reading.content { sum += bytes.count }
    }
    return sum
  }
}

extension Workbench {
  /// About how many bytes the model takes that no other state has, with the checkpoints of its training.
  fileprivate var bytes: Int {
    let own = 1000 + past.count * MemoryLayout<Change>.stride
    guard let model else { return own }
    return own + 12 * model.checkpoint.weights.count + 100 * model.history.count + model.course.kept.bytes
  }
}
