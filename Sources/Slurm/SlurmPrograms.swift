#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif
import Storage

/// Slurm's programs for users: sbatch, squeue, sacct, scontrol, scancel.
package struct SlurmPrograms: Sendable {
  /// Runs a program; the words are its name and its arguments.
  ///
  /// - Returns: its exit status, what it printed, and what it complained of.
  private let runner: @Sendable ([String]) throws(SlurmError) -> (status: Int32, output: String, complaints: String)

  /// - Parameter runner: runs a program; the words are its name and its arguments.
  package init(
    _ runner: @escaping @Sendable ([String]) throws(SlurmError) -> (status: Int32, output: String, complaints: String)
  ) {
    self.runner = runner
  }

  /// How long a program may wait for the controller: longer than it waits itself before it complains.
  private static let patience = 120.0

  /// Those of this machine.
  package static let ofThisMachine = SlurmPrograms { (words) throws(SlurmError) in
    do throws(SystemProgram.Failure) {
      let ending = try SystemProgram.run(words, environment: environment, seconds: patience)
      return (ending.status, ending.output, ending.complaints)
    } catch {
      switch error {
      case .missing: throw .missing(program: words[0])
      case .tookTooLong: throw .noAnswer(program: words[0])
      case .system(let error): throw .notStarted(program: words[0], error.words)
      }
    }
  }

  /// The environment without what would make the programs answer otherwise than they are asked: other formats and filters,
  /// questions before cancelling, and other words than English ones.
  private static var environment: [String] {
    let unwanted = ["SQUEUE_", "SACCT_", "SCANCEL_", "SCONTROL_", "SLURM_TIME_FORMAT=", "SLURM_BITSTR_LEN=", "LC_ALL="]
    return Environment.all.filter { setting in !unwanted.contains { setting.hasPrefix($0) } }
      + ["LC_ALL=C.UTF-8", "SLURM_TIME_FORMAT=standard", "SLURM_BITSTR_LEN=0"]
  }

  /// Runs a program that must succeed.
  ///
  /// - Returns: what it printed.
  /// - Throws: `SlurmError.unreachable` or `.failed` with its own words.
  func output(_ words: [String]) throws(SlurmError) -> String {
    let ending = try run(words)
    guard ending.status == 0 else { throw Self.error(words[0], ending) }
    return ending.output
  }

  /// Runs a program.
  func run(_ words: [String]) throws(SlurmError) -> (status: Int32, output: String, complaints: String) {
    try runner(words)
  }

  /// What it means that a program failed, as any of them can. One that says nothing has its status for words.
  static func error(
    _ program: String, _ ending: (status: Int32, output: String, complaints: String)
  ) -> SlurmError {
    let said = SlurmWords.gathered(ending.complaints.isEmpty ? ending.output : ending.complaints)
    let words = said.isEmpty ? "exit status \(ending.status)" : said
    return SlurmWords.unreachable.contains { ending.complaints.contains($0) }
      ? .unreachable(words: words) : .failed(program: program, words: words)
  }
}
