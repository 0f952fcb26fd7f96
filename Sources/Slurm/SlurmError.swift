import CommandLanguage
import Notebook
import Phrases
import Storage
import Tasks
import Text

/// Why Slurm does not do what it is asked for.
package enum SlurmError: Error, Equatable {
  /// There is no such program on this machine.
  case missing(program: String)
  /// The system did not start the program.
  case notStarted(program: String, Phrase)
  /// The program waited too long for an answer.
  case noAnswer(program: String)
  /// The controller could not be reached.
  case unreachable(words: String)
  /// `sbatch` refused a job.
  case refused(SlurmRefusal)
  /// A program complained.
  case failed(program: String, words: String)
  /// A program printed what this one does not understand.
  case notUnderstood(program: String, found: String)
  /// A mistake in the file of settings.
  case settings(path: String, line: Int, source: String, Diagnostic)
  /// The file of settings could not be read.
  case noSettings(FileError)
  /// The cluster has no such partition.
  case noPartition(String, known: [String])
  /// A job longer than its partition allows.
  case tooLong(minutes: Int, partition: String, most: Int)
  /// The runs do not fit what is asked for.
  case packing(PackingError)
  /// There is nowhere to put plans.
  case noFolder
  /// There is no plan of this name, or more than one.
  case noPlan(String, known: [String])
  /// A job waited for what never comes, and was cancelled.
  case waitsForEver(reason: String, job: String)
  /// Somebody cancelled the plan's jobs while others were being submitted, which were cancelled, too.
  case cancelled(jobs: [String])
  /// The plan's folder is not there any more; the jobs were cancelled.
  case folderGone(folder: String, jobs: [String])
  /// Parts ended without all of their runs.
  case lost(LostParts)
  /// A file that the job needs could not be written.
  case file(FileError)
  /// The folder is one that only this machine has.
  case notShared(folder: String)
  /// Jobs on a node did not find the folder, and were cancelled.
  case notSeen(folder: String, node: String, job: String)
}

extension SlurmError: ExplainedError {
  /// What is wrong, in one sentence without a full stop.
  package var message: Phrase {
    switch self {
    case .missing(let program): "there is no Slurm on this machine: no program \(quoted(program)) was found"
    case .notStarted(let program, let words): "cannot start \(quoted(program)): \(words)"
    case .noAnswer(let program): "\(program) got no answer from the cluster"
    case .unreachable(let words): "the cluster cannot be reached: \(words)"
    case .refused(let refusal): "sbatch refused the job: \(refusal.words)"
    case .failed(let program, let words): "\(program) failed: \(words)"
    case .notUnderstood(let program, let found): "\(program) answered what Unroll does not understand: \(quoted(found))"
    case .settings(let path, let line, _, let mistake): "\(path), line \(line): \(mistake.message)"
    case .noSettings(let error): "the settings for Slurm: \(error.message)"
    case .noPartition(let name, _): "the cluster has no partition \(quoted(name))"
    case .tooLong(let minutes, let partition, let most):
      """
      a job of \(SlurmTime.text(minutes: minutes)) is longer than partition \(quoted(partition)) allows, \
      \(SlurmTime.text(minutes: most))
      """
    case .file(let error): error.message
    case .packing(let error): error.message
    case .noFolder: "there is no folder to keep plans in: neither XDG_DATA_HOME nor HOME is set"
    case .noPlan(let name, _): "there is no single plan whose name begins with \(quoted(name))"
    case .waitsForEver(let reason, let job):
      "job \(job) waited for what never comes (\(reason.excerpt)), and was cancelled"
    case .cancelled(let jobs): "these jobs were cancelled: \(jobs.joined(separator: ", "))"
    case .folderGone(let folder, let jobs):
      "the folder \(quoted(folder)) is not there any more; these jobs were cancelled: \(jobs.joined(separator: ", "))"
    case .lost(let parts): parts.message
    case .notShared(let folder): "only this machine has the folder \(quoted(folder)), and the nodes are others"
    case .notSeen(let folder, let node, let job):
      "node \(node) does not find the folder \(quoted(folder)); job \(job) was cancelled"
    }
  }

  /// What to do about it.
  package var hint: Phrase {
    switch self {
    case .missing: "log in to the cluster and start Unroll there, or compute here without on=slurm"
    case .notStarted, .failed: "try the program by itself"
    case .noAnswer, .unreachable: "ask \"scontrol ping\"; the same command goes on later"
    case .refused(let refusal): refusal.hint
    case .notUnderstood: "tell the authors which version of Slurm it is: \"sbatch --version\""
    case .settings(_, _, _, let mistake): mistake.hint
    case .noSettings: "check the file"
    case .noPartition(let name, let known):
      nearestName(to: name, among: known).map { "did you mean \"\($0)\"?" } ?? "it has \(quotedNames(known))"
    case .tooLong: "ask for less with time=, or for another partition"
    case .file(let error): error.hint
    case .packing(let error): error.hint
    case .noFolder: "name a folder that all nodes share in the settings, as folder="
    case .noPlan(_, let known): known.isEmpty ? "\"runs jobs\" lists plans" : "there are \(quotedNames(known))"
    case .waitsForEver: "change what the job asks for; the options are those of on=slurm"
    case .lost(let parts): parts.hint
    case .folderGone, .cancelled: "the same command submits what is missing; finished runs are kept"
    case .notShared, .notSeen: "name a folder that all nodes share in the settings, as folder="
    }
  }

  /// The mistake of a file of settings with the line and the carets under it; nothing for other errors.
  package func lines(in language: Language) -> [String] {
    guard case .settings(let path, let line, let source, let mistake) = self else { return [] }
    return [language.text("\(path), line \(line):").escapedForTerminal, "  " + source.escapedForTerminal]
      + mistake.lines(source: source, in: language)
  }
}
