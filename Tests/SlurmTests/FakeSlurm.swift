import Slurm
import Synchronization

/// Programs that answer what was recorded of real ones.
final class FakeSlurm: @unchecked Sendable {
  /// What a program left.
  struct Answer {
    var status: Int32 = 0
    var output = ""
    var complaints = ""
  }

  /// What each program answers; the last of several answers is repeated.
  var answers: [String: [Answer]] = [:]
  /// The words of all calls.
  private(set) var calls: [[String]] = []

  func answer(_ program: String, _ output: String = "", status: Int32 = 0, complaints: String = "") {
    answers[program, default: []].append(Answer(status: status, output: output, complaints: complaints))
  }

  var client: SlurmClient {
    SlurmClient(
      SlurmPrograms { (words) throws(SlurmError) in
        self.calls.append(words)
        // Of scontrol, what is shown tells apart.
        let name =
          words[0] == "scontrol"
          ? "scontrol " + (words.last { ["config", "partition", "job"].contains($0) } ?? "node") : words[0]
        guard let answer = self.answers[name]?.first else { throw .missing(program: words[0]) }
        if self.answers[name]?.count ?? 0 > 1 { self.answers[name]?.removeFirst() }
        return (answer.status, answer.output, answer.complaints)
      })
  }
}
