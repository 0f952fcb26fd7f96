/// What a cluster allows, as far as jobs need to know.
package struct SlurmLimits: Sendable, Equatable {
  /// The largest index of a task in a job array.
  package var largestIndex: Int
  /// How many jobs there may be in the queue, each task of an array being one; nil if the cluster does not say.
  package var mostJobs: Int?
  /// Whether `sacct` knows of jobs that ended.
  package var keepsAccounts: Bool
  /// The partition that jobs go to.
  package var partition: String
  /// Minutes that a job has if it asks for none; nil if it then has as many as it wants.
  package var usualMinutes: Int?
  /// Minutes that a job may ask for; nil for any number.
  package var mostMinutes: Int?
  /// The machines that the partition's nodes are, as far as the cluster says.
  package var nodes: String
}

/// What `scontrol show config` prints: a setting a line, `NAME = value`.
struct ClusterConfiguration {
  private var values: [String: String] = [:]

  init(_ text: String) {
    for line in text.split(whereSeparator: { $0.isNewline }) {
      guard let equals = line.firstIndex(of: "=") else { continue }
      let name = Self.trimmed(line[..<equals])
      if !name.isEmpty { values[name.lowercased()] = Self.trimmed(line[line.index(after: equals)...]) }
    }
  }

  subscript(_ name: String) -> String? { values[name.lowercased()] }

  private static func trimmed(_ text: Substring) -> String {
    var text = text.drop { $0.isWhitespace }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}

/// What `sacctmgr` prints for us: a line for each account of the person, with how many jobs may be in the queue.
enum AssociationListing {
  /// The least of the limits that hold for the person.
  ///
  /// - Parameter account: the one that jobs are charged to; nil for any of the person's.
  /// - Returns: nil if there is no limit.
  static func mostJobs(_ text: String, account: String?) -> Int? {
    var least: Int?
    for line in text.split(whereSeparator: { $0.isNewline }) {
      let fields = line.split(separator: "|", omittingEmptySubsequences: false)
      guard fields.count == 3, account.map({ $0 == fields[0] }) ?? true else { continue }
      for limit in fields.dropFirst().compactMap({ Int($0) }) where limit > 0 { least = min(least ?? limit, limit) }
    }
    return least
  }
}

/// What `scontrol --oneliner show partition` prints: a partition a line, `NAME=value NAME=value`.
struct PartitionListing {
  /// A partition.
  struct Partition: Equatable {
    let name: String
    let isDefault: Bool
    let usualMinutes: Int?
    let mostMinutes: Int?
    let nodes: String
  }

  /// In the order of the cluster.
  let partitions: [Partition]

  /// - Throws: `SlurmError.notUnderstood` with the first line that is something else.
  init(_ text: String) throws(SlurmError) {
    var partitions: [Partition] = []
    for line in text.split(whereSeparator: { $0.isNewline }) where line.contains("PartitionName=") {
      var values: [Substring: Substring] = [:]
      for word in line.split(separator: " ") {
        guard let equals = word.firstIndex(of: "=") else { continue }
        let name = word[..<equals]
        if values[name] == nil { values[name] = word[word.index(after: equals)...] }
      }
      guard let name = values["PartitionName"], let most = SlurmTime.read(values["MaxTime"] ?? ""),
        let usual = SlurmTime.read(values["DefaultTime"] ?? "")
      else { throw .notUnderstood(program: "scontrol", found: String(line)) }
      partitions.append(
        Partition(
          name: String(name), isDefault: values["Default"] == "YES", usualMinutes: Self.minutes(usual),
          mostMinutes: Self.minutes(most), nodes: String(values["Nodes"] ?? "")))
    }
    self.partitions = partitions
  }

  private static func minutes(_ reading: SlurmTime.Reading) -> Int? {
    if case .seconds(let seconds) = reading { max(1, seconds / 60) } else { nil }
  }

  /// The partition that a job goes to which asks for a list of them, the first of which counts, or for none.
  ///
  /// - Throws: `SlurmError.noPartition`.
  func partition(_ names: String?) throws(SlurmError) -> Partition? {
    guard let names else { return partitions.first { $0.isDefault } }
    var found: Partition?
    for name in names.split(separator: ",") {
      guard let partition = partitions.first(where: { $0.name == name }) else {
        throw .noPartition(String(name), known: partitions.map { $0.name })
      }
      found = found ?? partition
    }
    return found
  }
}
