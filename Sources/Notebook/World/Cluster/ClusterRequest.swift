import CommandLanguage
import Phrases
import Text

/// What a person asks a cluster for. What is nil is left to the person's settings, and then to the cluster.
package struct ClusterRequest: Sendable, Equatable {
  /// The part of the cluster that computes.
  package var partition: String?
  /// Minutes that one job may take.
  package var minutes: Int?
  /// Megabytes (2²⁰ bytes) of memory for one job.
  package var megabytes: Int?
  /// Cores of one job.
  package var cores: Int?
  /// What the time is charged to.
  package var account: String?
  /// The most jobs that runs are divided among.
  package var jobs: Int?

  private static let partition = Option(
    "partition", .text, absent: "the cluster's", "slurm: the part of the cluster that computes")
  private static let time = Option(
    "time", .clusterTime, absent: "the cluster's", "slurm: how long one job may take: 90, 2:00:00, 1d")
  private static let memory = Option("memory", .clusterMemory, absent: "the cluster's", "slurm: of one job: 500M, 4G")
  private static let cores = Option("cores", .wholeNumber(in: 1...256), usually: 1, "slurm: cores of one job")
  private static let account = Option("account", .text, absent: "yours", "slurm: what the time is charged to")
  private static let jobs = Option(
    "jobs", .wholeNumber(in: 1...100_000), usually: 100, "slurm: the most jobs that runs are divided among")

  /// As commands declare them.
  package static let options = [
    partition.description, time.description, memory.description, cores.description, account.description,
    jobs.description,
  ]

  /// Nothing in particular.
  package init() {}

  /// Reads the options.
  package init(_ arguments: inout Arguments) throws(Diagnostic) {
    partition = try arguments[Self.partition]
    minutes = try arguments[Self.time]
    megabytes = try arguments[Self.memory]
    cores = try arguments[Self.cores]
    account = try arguments[Self.account]
    jobs = try arguments[Self.jobs]
  }

  /// The request, and where it asks for nothing what another one asks for.
  package func completed(by other: ClusterRequest) -> ClusterRequest {
    var request = self
    request.partition = partition ?? other.partition
    request.minutes = minutes ?? other.minutes
    request.megabytes = megabytes ?? other.megabytes
    request.cores = cores ?? other.cores
    request.account = account ?? other.account
    request.jobs = jobs ?? other.jobs
    return request
  }
}

extension ArgumentType where Meaning == Int {
  /// The most memory that can be asked for: 16 TiB, in megabytes.
  private static var mostMegabytes: Int { 16 << 20 }

  /// Minutes: `90`, `90m`, `2h`, `1d`, or as clusters write times: `1:30` (minutes and seconds), `2:00:00`, `1-12`,
  /// `1-12:30:00`. Seconds are rounded up.
  package static var clusterTime: ArgumentType {
    ArgumentType(kind: .text) { (value) throws(Diagnostic) in
      let text = value.content.text
      guard let minutes = ClusterRequest.minutes(of: text) else {
        throw .failed(
          message: "expected a time from a minute to a year, found \(quoted(text))",
          hint: "write minutes, or for example time=2:00:00, time=2h or time=1-12:00:00", value.range)
      }
      return minutes
    }
  }

  /// Megabytes of 2²⁰ bytes: `500`, `500M`, `4G`, `1T`.
  package static var clusterMemory: ArgumentType {
    ArgumentType(kind: .text) { (value) throws(Diagnostic) in
      let text = value.content.text
      guard let megabytes = clusterMegabytes(text), 1...mostMegabytes ~= megabytes else {
        throw .failed(
          message: "expected an amount of memory, found \(quoted(text))",
          hint: "write megabytes, or for example memory=500M or memory=4G", value.range)
      }
      return megabytes
    }
  }
}

extension ClusterRequest {
  /// The longest time that can be asked for: a year, in minutes.
  private static var mostMinutes: Int { 366 * 24 * 60 }

  /// Returns the minutes of a time as it is typed for a cluster, rounded up; nil if it is none from a minute to a year.
  package static func minutes(of text: String) -> Int? {
    clusterMinutes(text).flatMap { 1...mostMinutes ~= $0 ? $0 : nil }
  }
}

/// Returns the minutes of a time, rounded up; nil if it is none.
private func clusterMinutes(_ text: String) -> Int? {
  if let minutes = numberOfDigits(text) { return minutes }
  let units: [(String, Int)] = [("m", 1), ("min", 1), ("h", 60), ("d", 24 * 60)]
  for (unit, minutes) in units where text.hasSuffix(unit) {
    if let count = numberOfDigits(text.dropLast(unit.utf8.count)) { return count * minutes }
  }
  guard let clock = ClockParts(text) else { return nil }
  let parts = clock.numbers
  // Behind days the first number is hours; without them two numbers are minutes and seconds.
  let seconds: Int
  switch (clock.days, parts.count) {
  case (let days?, 1...3):
    let filled = parts + [0, 0]
    seconds = days * 86_400 + filled[0] * 3600 + filled[1] * 60 + filled[2]
  case (nil, 2): seconds = parts[0] * 60 + parts[1]
  case (nil, 3): seconds = parts[0] * 3600 + parts[1] * 60 + parts[2]
  default: return nil
  }
  return (seconds + 59) / 60
}

/// Returns the megabytes of an amount of memory as it is typed for a cluster; nil if it is none.
private func clusterMegabytes(_ text: String) -> Int? {
  if let megabytes = numberOfDigits(text) { return megabytes }
  let units: [(String, Int)] = [("M", 1), ("MB", 1), ("G", 1 << 10), ("GB", 1 << 10), ("T", 1 << 20), ("TB", 1 << 20)]
  let upper = text.uppercased()
  for (unit, megabytes) in units where upper.hasSuffix(unit) {
    if let count = numberOfDigits(upper.dropLast(unit.utf8.count)) {
      let (product, overflows) = count.multipliedReportingOverflow(by: megabytes)
      return overflows ? nil : product
    }
  }
  return nil
}
