private import Recurrent
private import Text

extension ComputePlan {
  /// Reads a file strictly: whatever this version would have written in another way is a mistake. What a file says of its
  /// sizes is believed only as far as it has bytes for it.
  ///
  /// - Throws: `PlanFileError`.
  package init(reading bytes: [UInt8]) throws(PlanFileError) {
    guard let line = FileSeal.form(of: bytes, beginning: "unroll plan ") else { throw .notAPlan }
    guard line == Self.form else { throw .otherForm(line) }
    let content: ArraySlice<UInt8>
    do throws(FileSeal.Flaw) {
      content = try FileSeal.content(of: bytes)
    } catch {
      switch error {
      case .cut: throw .cut
      case .changed: throw .changed
      }
    }
    var lines = FileLines(content)
    do throws(FileLines.Mistake) {
      self = try Self.read(&lines)
    } catch {
      throw .damaged(line: error.line)
    }
    guard text.utf8.elementsEqual(bytes) else { throw .damaged(line: 3) }
  }

  private static func read(_ lines: inout FileLines) throws(FileLines.Mistake) -> ComputePlan {
    _ = try lines.next()
    let engine = try lines.numbers("engine", count: 1, in: 0...largestCount)[0]
    var runs = try lines.words("runs", count: 2)
    let runCount = try lines.number(runs.removeFirst(), in: 1...mostRuns)
    // A task takes four lines, a group one of 60 bytes, a part two bytes.
    let tasks = try lines.list("tasks", bytesEach: 32) { (lines) throws(FileLines.Mistake) in try PlanTask(&lines) }
    let groups = try lines.list("groups", bytesEach: 32) { (lines) throws(FileLines.Mistake) in
      try Group(&lines, tasks: tasks.count)
    }
    var count = 0
    for group in groups {
      count += group.count
      guard count <= runCount else { throw lines.mistake }
    }
    guard count == runCount else { throw lines.mistake }
    var taken = [Bool](repeating: false, count: runCount)
    let parts = try lines.list("parts", bytesEach: 2) { (lines) throws(FileLines.Mistake) in
      try lines.ranges(&taken)
    }
    guard !taken.contains(false), lines.isAtEnd else { throw lines.mistake }
    return ComputePlan(tasks: tasks, groups: groups, engine: engine, parts: parts)
  }
}

extension PlanTask {
  fileprivate init(_ lines: inout FileLines) throws(FileLines.Mistake) {
    let (word, name) = try lines.wordsAndText(count: 1)
    let digest = try lines.words("data", count: 1)[0]
    switch word[0] {
    case "series": self.init(data: .series(try PlanSeries(&lines)), definitionName: name, digest: digest)
    case "addition":
      let words = try lines.words("examples", count: 3)
      self.init(
        data: .addition(
          digits: try lines.number(words[0], in: 1...Question.largestDigits),
          count: try lines.number(words[1], in: AdditionExamples.fewest...AdditionExamples.most),
          seed: try lines.seed(words[2])), definitionName: name, digest: digest)
    default: throw lines.mistake
    }
  }
}

extension PlanSeries {
  fileprivate init(_ lines: inout FileLines) throws(FileLines.Mistake) {
    let (loaded, name) = try lines.wordsAndText(count: 1)
    guard loaded[0] == "loaded" else { throw lines.mistake }
    let read = try lines.numbers("read", count: 4, in: 0...1_000_000_000)
    let inputCount = try lines.numbers("inputs", count: 1, in: 0...lines.bytesLeft / 16)[0]
    let column = try Self.column(&lines)
    var inputs: [InputColumn] = []
    for _ in 0..<inputCount {
      let input = try Self.column(&lines)
      inputs.append(InputColumn(name: input.name, values: input.values))
    }
    let rangeCount = try lines.numbers("ranges", count: 1, in: 0...lines.bytesLeft)[0]
    guard rangeCount == 4 + 2 * inputCount else { throw lines.mistake }
    self.init(
      name: name, column: column.name, testCount: read[0], validationCount: read[1],
      window: read[2] == 0 ? nil : read[2], horizon: read[3], values: column.values, inputs: inputs,
      ranges: try Self.numbers(&lines, count: rangeCount))
  }

  private static func column(
    _ lines: inout FileLines
  ) throws(FileLines.Mistake) -> (name: String, values: [Double]) {
    let (words, name) = try lines.wordsAndText(count: 2)
    guard words[0] == "column" else { throw lines.mistake }
    let count = try lines.number(words[1], in: 0...lines.bytesLeft)
    return (name, try numbers(&lines, count: count))
  }

  private static func numbers(_ lines: inout FileLines, count: Int) throws(FileLines.Mistake) -> [Double] {
    var values: [Double] = []
    while values.count < count {
      let words = try lines.next().split(separator: " ", omittingEmptySubsequences: false)
      guard words.count == min(ComputePlan.numbersOfLine, count - values.count) else { throw lines.mistake }
      for word in words { values.append(try lines.double(word)) }
    }
    return values
  }
}

extension ComputePlan.Group {
  fileprivate init(_ lines: inout FileLines, tasks: Int) throws(FileLines.Mistake) {
    let line = try lines.next()
    let words = line.split(separator: " ", maxSplits: 6, omittingEmptySubsequences: false)
    guard words.count == 7, words[0] == "group" else { throw lines.mistake }
    let task = try lines.number(words[1], in: 1...max(tasks, 1)) - 1
    guard task < tasks else { throw lines.mistake }
    let seeds = words[2].split(separator: "+", omittingEmptySubsequences: false)
    guard seeds.count == 2 else { throw lines.mistake }
    var measure: Measure?
    if words[3] != "-" {
      measure = Measure.allCases.first { $0.word == words[3] }
      guard measure != nil else { throw lines.mistake }
    }
    guard let settings = RunSettings(key: words[6]) else { throw lines.mistake }
    let seconds = try lines.double(words[5])
    guard seconds >= 0 else { throw lines.mistake }
    self.init(
      task: task, settings: settings, otherMeasure: measure, firstSeed: try lines.seed(String(seeds[0])),
      count: try lines.number(seeds[1], in: 1...ComputePlan.mostRuns),
      parameters: try lines.number(words[4], in: 1...largestCount), seconds: seconds)
  }
}

extension FileLines {
  /// Runs that follow each other as one: `1-30,61-90`.
  ///
  /// - Parameter taken: which runs other parts have; no run is in two of them.
  fileprivate mutating func ranges(_ taken: inout [Bool]) throws(Mistake) -> [Int] {
    var runs: [Int] = []
    for word in try next().split(separator: ",", omittingEmptySubsequences: false) {
      let ends = word.split(separator: "-", omittingEmptySubsequences: false)
      guard ends.count <= 2 else { throw mistake }
      let first = try number(ends[0], in: 1...taken.count)
      let last = try number(ends[ends.count - 1], in: first...taken.count)
      for run in first - 1..<last {
        guard !taken[run] else { throw mistake }
        taken[run] = true
        runs.append(run)
      }
    }
    return runs
  }
}
