import Notebook
import Storage
import Text

/// A report of compared session files in the XML that JUnit writes and that services for building software read: a suite
/// a file, a case a command.
struct TestReport {
  private let checks: [FileCheck]

  /// - Parameter checks: the files, in order.
  init(_ checks: [FileCheck]) { self.checks = checks }

  /// The bytes of the file.
  var bytes: [UInt8] {
    let suites = checks.map { Suite($0) }
    var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    text += "<testsuites name=\"unroll check\"\(Self.counts(suites.flatMap { $0.cases }))>\n"
    for suite in suites {
      text += "  <testsuite name=\"\(suite.name.escapedForXML)\"\(Self.counts(suite.cases))>\n"
      for item in suite.cases { text += item.text(of: suite.name) }
      text += "  </testsuite>\n"
    }
    return Array((text + "</testsuites>\n").utf8)
  }

  private static func counts(_ cases: [Case]) -> String {
    let count = { (verdict: Case.Verdict.Kind) in cases.count { $0.verdict.kind == verdict } }
    let seconds = cases.reduce(0) { $0 + $1.seconds }
    return " tests=\"\(cases.count)\" failures=\"\(count(.failure))\" errors=\"\(count(.error))\""
      + " skipped=\"\(count(.skipped))\" time=\"\(decimalText(seconds, places: 3))\""
  }

  /// A file.
  private struct Suite {
    let name: String
    let cases: [Case]

    init(_ check: FileCheck) {
      name = check.path
      switch check.outcome {
      case .unreadable(let error):
        cases = [Case(name: "open", seconds: 0, verdict: .error("\(error.message); \(error.hint)"))]
      case .compared(let session):
        var cases = zip(session.commands, check.seconds).map { Case($0, seconds: $1) }
        if let stopped = session.stopped {
          cases.append(
            Case(name: "\(stopped.number): \(stopped.text)", seconds: 0, verdict: .error("not finished in time")))
          for number in stopped.number..<session.count {
            cases.append(Case(name: "\(number + 1)", seconds: 0, verdict: .skipped))
          }
        }
        self.cases = cases
      }
    }
  }

  /// A command.
  private struct Case {
    /// What came of it.
    enum Verdict {
      enum Kind { case passed, failure, error, skipped }
      case passed, skipped
      case failure(String)
      case error(String)

      var kind: Kind {
        switch self {
        case .passed: .passed
        case .skipped: .skipped
        case .failure: .failure
        case .error: .error
        }
      }
    }

    let name: String
    let seconds: Double
    let verdict: Verdict

    init(name: String, seconds: Double, verdict: Verdict) {
      self.name = name
      self.seconds = seconds
      self.verdict = verdict
    }

    init(_ command: CheckedSession.Command, seconds: Double) {
      let difference = command.difference.joined(separator: "\n")
      self.init(
        name: "\(command.number): \(command.text)", seconds: seconds,
        verdict: command.isAsRecorded ? .passed : .failure(difference))
    }

    /// The lines of the file, under the suite's name.
    func text(of suite: String) -> String {
      let head =
        "    <testcase classname=\"\(suite.escapedForXML)\" name=\"\(name.escapedForXML)\""
        + " time=\"\(decimalText(seconds, places: 3))\""
      switch verdict {
      case .passed: return head + "/>\n"
      case .skipped: return head + "><skipped/></testcase>\n"
      case .failure(let text):
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { String($0).escapedForXML }
        return head + ">\n      <failure message=\"the output is not as recorded\">"
          + lines.joined(separator: "\n") + "</failure>\n    </testcase>\n"
      case .error(let text):
        return head + ">\n      <error message=\"\(text.escapedForXML)\"/>\n    </testcase>\n"
      }
    }
  }
}
