import ArgumentParser
import Foundation
import Recurrent

/// Measures the machine, then the engine against it.
@main
struct Bench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "unroll-bench",
    abstract: "Measure the machine, then how close training comes to its limits.",
    discussion: "Times are medians; the smallest and largest stand beside them.")

  @Flag(help: "Print JSON.")
  var json = false

  @Flag(help: "Fewer and shorter runs: under 20 seconds.")
  var quick = false

  @Flag(help: "How time grows with units, batch, digits, examples and threads.")
  var growth = false

  @Option(help: "Only rows whose name contains this, such as sales-lstm.")
  var only: String?

  @Flag(help: "On one thread, count processor time: for a machine that does other work.")
  var processorTime = false

  func run() throws {
    if processorTime {
      // Before anything asks for it.
      setenv("UNROLL_THREADS", "1", 1)
      Clock.countsProcessorTime = true
    }
    let threads = WorkerPool.defaultThreads
    let limits = MachineLimits(
      kernels: KernelSet(), pool: WorkerPool(threads: threads), seconds: quick ? 0.05 : 0.3)
    if !json { Report.print(limits, threads: threads) }
    var rows: [Row] = []
    for workload in growth ? Suite.growth(quick: quick) : Suite.standard(quick: quick) {
      guard only.map({ workload.make().name.contains($0) }) ?? true else { continue }
      let row = Row(workload.make(), label: workload.label, limits, threads: threads, tries: quick ? 1 : 5)
      rows.append(row)
      if !json { Report.print(row, isFirst: rows.count == 1) }
    }
    guard !rows.isEmpty else { throw ValidationError("no row's name contains \"\(only ?? "")\"") }
    if json { try Report.printJSON(limits, rows) }
  }
}

/// What is measured. Networks are made when their turn comes.
enum Suite {
  typealias Entry = (label: String?, make: () -> Workload)

  static func standard(quick: Bool) -> [Entry] {
    let sales: [(CellKind, Int)] = [
      (.lstm, 4), (.lstm, 8), (.lstm, 32), (.srn, 8), (.gru, 8), (.lstm, 128), (.lstm, 512), (.lstm, 1024),
    ]
    var entries = sales.map { kind, units -> Entry in (nil, { .sales(kind, units, quick: quick) }) }
    for (kind, units) in [(CellKind.srn, 8), (.lstm, 4), (.lstm, 8), (.gru, 8), (.lstm, 32)] {
      entries.append((nil, { .salesSeeds(kind, units, quick: quick) }))
    }
    for units in quick ? [128] : [64, 128, 256, 512] {
      for batch in [128, 32] {
        for kind in CellKind.allCases { entries.append((nil, { .addition(kind, units, batch: batch, quick: quick) })) }
      }
    }
    return entries
  }

  static func growth(quick: Bool) -> [Entry] {
    var entries: [Entry] = []
    for threads in [1, 2] {
      let suffix = ", \(threads) thread" + (threads == 1 ? "" : "s")
      for units in [4, 16, 64, 256, 1024] {
        entries.append(("sales, lstm \(units)" + suffix, { .sales(.lstm, units, threads: threads, quick: quick) }))
      }
      func addition(_ label: String, _ units: Int, _ batch: Int, _ digits: Int, _ examples: Int) {
        entries.append(
          (
            "addition, lstm, \(label)" + suffix,
            {
              .addition(
                .lstm, units, batch: batch, digits: digits, examples: examples, threads: threads, quick: quick)
            }
          ))
      }
      for units in [32, 64, 128, 256] { addition("\(units) units", units, 32, 3, 45_000) }
      for batch in [8, 32, 128, 512] { addition("batch \(batch)", 128, batch, 3, 45_000) }
      for digits in [2, 3, 4, 5] { addition("\(digits) digits", 128, 32, digits, 4500) }
      for examples in [4500, 18_000, 45_000] { addition("\(examples) examples", 128, 32, 3, examples) }
    }
    return entries
  }
}
