import Phrases

/// Why `sbatch` did not take a job: its own words, and what to change.
package struct SlurmRefusal: Sendable, Equatable {
  /// What it said.
  package let words: String
  /// What it was asked for that it may have meant.
  private let request: Wish

  /// What a job was asked to have that its refusal may name.
  enum Wish: Sendable, Equatable {
    case partition, account, time, memory, cores, qos, constraint, arraySize, count, permission, option, other
  }

  /// - Parameter words: what it said.
  package init(words: String) {
    self.words = words
    request = SlurmWords.refusals.first { words.lowercased().contains($0.words) }?.wish ?? .other
  }

  /// Whether the site takes no more jobs than there are.
  var isAboutCount: Bool { request == .count }

  /// What to change.
  package var hint: Phrase {
    switch request {
    case .partition: "name another partition with partition=; \"sinfo\" in a shell lists them"
    case .account: "name an account of yours with account="
    case .qos: "change qos= in the settings"
    case .constraint: "change constraint= in the settings"
    case .time: "ask for less time with time="
    case .memory: "ask for less memory with memory="
    case .cores: "ask for fewer cores with cores=, or for another partition"
    case .arraySize: "ask for fewer jobs with jobs="
    case .count: "ask for fewer jobs with jobs=, or wait until some have ended"
    case .permission: "ask those who run the cluster for access"
    case .option: "this Slurm is older or newer than Unroll knows; tell the authors"
    case .other: "change what the job asks for; the options are those of on=slurm"
    }
  }
}
