import Foundation
import Recurrent

/// One measured row.
struct Row: Codable {
  let name: String
  let unit: String
  /// Seconds of the unit: median, smallest, largest.
  let seconds: Double
  let smallest: Double
  let largest: Double
  let stepsPerSecond: Double
  /// Operations that are really needed, in GFLOP/s.
  let gigaflops: Double
  /// The limit that binds, and how much of it is reached.
  let limit: String
  let percentOfLimit: Double
  /// The most memory that the process had during these runs, in MiB.
  let peakMemory: Double

  init(_ workload: Workload, label: String?, _ machine: MachineLimits, threads: Int, tries: Int) {
    Memory.forgetPeak()
    let times = (0..<tries).map { _ in workload.run() }.sorted()
    name = label ?? workload.name
    unit = workload.unit
    seconds = times[times.count / 2]
    smallest = times.first ?? 0
    largest = times.last ?? 0
    stepsPerSecond = workload.steps / seconds
    gigaflops = workload.operations / seconds / 1e9
    let bound = workload.limit(machine, cores: workload.options.threads ?? threads)
    limit = bound.name
    percentOfLimit = bound.seconds / seconds * 100
    peakMemory = Memory.peak()
  }
}

/// The process's resident memory, as Linux counts it.
private enum Memory {
  /// Starts counting anew.
  static func forgetPeak() {
    guard let file = fopen("/proc/self/clear_refs", "w") else { return }
    fputs("5", file)
    fclose(file)
  }

  /// The most since then, in MiB; 0 if the system does not tell.
  static func peak() -> Double {
    let lines = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8))?.split(separator: "\n") ?? []
    let words = lines.first { $0.hasPrefix("VmHWM:") }?.split(separator: " ") ?? []
    return (words.dropFirst().first.flatMap { Double($0) } ?? 0) / 1024
  }
}

/// Prints what was measured.
enum Report {
  static func print(_ limits: MachineLimits, threads: Int) {
    Swift.print(
      """
      \(machineName()), \(threads) cores, \(InstructionSet.best.rawValue)
      multiply-adds       \(text(limits.peakOneCore, 1)) GFLOP/s on one core, \(text(limits.peakAllCores, 1)) on all
      copy                \(text(limits.memoryBandwidth, 1)) GB/s from memory, \
      \(text(limits.thirdCacheBandwidth, 1)) within the third cache (\(limits.thirdCacheBytes >> 20) MiB), \
      \(text(limits.secondCacheBandwidth, 1)) within the second cache, \
      \(text(limits.firstCacheBandwidth, 1)) within the first
      square root, divide \(text(limits.divisions, 1)) million vectors of 16 a second on one core
      chain of a step     \(text(limits.chain, 1)) ns

      """)
  }

  static func print(_ row: Row, isFirst: Bool) {
    if isFirst {
      Swift.print(
        pad("work", 42), right("seconds", 10), right("min", 9), right("max", 9), right("steps/s", 10),
        right("GFLOP/s", 8), right("limit", 6), right("MiB", 6), separator: " ")
    }
    Swift.print(
      pad(row.name + ", " + row.unit, 42), right(text(row.seconds, 4), 10), right(text(row.smallest, 4), 9),
      right(text(row.largest, 4), 9), right(text(row.stepsPerSecond, 0), 10), right(text(row.gigaflops, 2), 8),
      right(text(row.percentOfLimit, 0) + " %", 6), right(text(row.peakMemory, 0), 6), row.limit, separator: " ")
  }

  static func printJSON(_ limits: MachineLimits, _ rows: [Row]) throws {
    struct Whole: Codable {
      let machine: String
      let instructionSet: String
      let limits: MachineLimits
      let rows: [Row]
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    let whole = Whole(
      machine: machineName(), instructionSet: InstructionSet.best.rawValue, limits: limits, rows: rows)
    Swift.print(String(decoding: try encoder.encode(whole), as: UTF8.self))
  }

  /// The processor as the system names it.
  private static func machineName() -> String {
    let lines = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8))?.split(separator: "\n") ?? []
    let model = lines.first { $0.hasPrefix("model name") }?.split(separator: ":").last ?? "unknown processor"
    return model.trimmingCharacters(in: .whitespaces)
  }

  private static func text(_ value: Double, _ places: Int) -> String {
    String(format: "%.\(places)f", value)
  }

  private static func pad(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }

  private static func right(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }
}
