private import Text

/// A run of a plan that was computed somewhere, as a small file of its own.
///
///     let bytes = Array(computed.text.utf8)
///     …
///     let computed = try ComputedRun(reading: bytes, run: 12, of: plan)
package struct ComputedRun: Sendable, Equatable {
  /// The run's number in its plan, from 0.
  package let run: Int
  /// What came of it.
  package let outcome: RunOutcome
  /// The name of the machine that computed it.
  package let node: String
  /// The processor that computed it, and with which instructions.
  package let processor: String

  /// Both, as they are kept with the run.
  package var computer: String { "\(node): \(processor)" }

  /// - Parameters:
  ///   - run: the run's number in its plan, from 0.
  ///   - outcome: what came of it.
  ///   - node: the name of the machine that computed it.
  ///   - processor: the processor that computed it, and with which instructions.
  package init(run: Int, outcome: RunOutcome, node: String, processor: String) {
    (self.run, self.outcome, self.node, self.processor) = (run, outcome, node, processor)
  }

  /// The form of the files that this version writes and reads.
  package static let form = "unroll result 1"
  /// No file of a result is larger, however many epochs its run had: a few dozen bytes for each of 10,000,000.
  package static let largestFile = 64 << 20

  // MARK: writing

  /// The file.
  ///
  /// - Parameters:
  ///   - digest: the plan's.
  ///   - key: the run's.
  package func text(of digest: String, key: String) -> String {
    var text = Self.form + "\n"
    text += "plan \(digest)\nrun \(run + 1)\nkey \(JSONText.quoted(key))\n"
    text += "node \(JSONText.quoted(node))\nprocessor \(JSONText.quoted(processor))\n"
    switch outcome {
    case .diverged(let epoch): text += "diverged \(epoch)\n"
    case .finished(let result):
      text += "finished \(result.measure.bitsText) \(result.trainingLoss.bitsText) \(result.epochs.count)\n"
      for epoch in result.epochs { text += "\(epoch.exact.bitsText) \(epoch.ofTen)\n" }
    }
    return FileSeal.sealed(text)
  }

  // MARK: reading

  /// Reads a file strictly.
  ///
  /// - Parameters:
  ///   - run: the number that its name says, from 0.
  ///   - digest: the plan's.
  ///   - key: the run's.
  /// - Throws: `ResultFileError`.
  package init(
    reading bytes: [UInt8], run: Int, of digest: String, key: String
  ) throws(ResultFileError) {
    guard let line = FileSeal.form(of: bytes, beginning: "unroll result ") else { throw .notAResult }
    guard line == Self.form else { throw .otherForm(line) }
    let content: ArraySlice<UInt8>
    do throws(FileSeal.Flaw) { content = try FileSeal.content(of: bytes) } catch { throw .damaged }
    var lines = FileLines(content)
    let isOfPlan: Bool
    do throws(FileLines.Mistake) {
      _ = try lines.next()
      let plan = try lines.words("plan", count: 1)[0]
      let number = try lines.numbers("run", count: 1, in: 1...ComputePlan.mostRuns)[0] - 1
      // A result of another engine has another key.
      isOfPlan = try lines.text("key") == key && plan == digest && number == run
      let (node, processor) = (try lines.text("node"), try lines.text("processor"))
      self.init(run: run, outcome: try Self.outcome(&lines), node: node, processor: processor)
    } catch {
      throw .damaged
    }
    guard isOfPlan else { throw .otherPlan }
    guard text(of: digest, key: key).utf8.elementsEqual(bytes) else { throw .damaged }
  }

  private static func outcome(_ lines: inout FileLines) throws(FileLines.Mistake) -> RunOutcome {
    let words = try lines.next().split(separator: " ", omittingEmptySubsequences: false)
    if words.count == 2, words[0] == "diverged" {
      return .diverged(epoch: try lines.number(words[1], in: 1...10_000_000))
    }
    guard words.count == 4, words[0] == "finished" else { throw lines.mistake }
    var result = RunResult(measure: try lines.double(words[1]), trainingLoss: try lines.double(words[2]))
    // A line takes at least four bytes.
    let count = try lines.number(words[3], in: 0...lines.bytesLeft / 4)
    for _ in 0..<count {
      let epoch = try lines.next().split(separator: " ", omittingEmptySubsequences: false)
      guard epoch.count == 2 else { throw lines.mistake }
      let exact = try lines.double(epoch[0])
      guard 0...1 ~= exact else { throw lines.mistake }
      result.epochs.append(RunResult.Epoch(exact: exact, ofTen: try lines.number(epoch[1], in: 0...10)))
    }
    return .finished(result)
  }
}
