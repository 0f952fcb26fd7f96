import Recurrent
import Tasks
import Testing

@Suite struct PlanReadingTests {
  private func read(_ text: String) throws(PlanFileError) -> ComputePlan { try ComputePlan(reading: Array(text.utf8)) }

  @Test func writtenAndRead() throws {
    for plan in [PlanSamples.sales, try PlanSamples.everything()] {
      let read = try read(plan.text)
      #expect(read.text == plan.text && read.digest == plan.digest)
      #expect(read.tasks == plan.tasks && read.groups == plan.groups && read.parts == plan.parts)
    }
  }

  @Test func everyChangedByteIsTold() throws {
    let bytes = Array(try PlanSamples.everything().text.utf8)
    for index in bytes.indices {
      var changed = bytes
      changed[index] ^= 1
      #expect(throws: PlanFileError.self) { try ComputePlan(reading: changed) }
    }
  }

  @Test func everyCutIsTold() throws {
    let bytes = Array(PlanSamples.sales.text.utf8)
    for count in 0..<bytes.count {
      #expect(throws: PlanFileError.self) { try ComputePlan(reading: Array(bytes[..<count])) }
    }
    #expect(throws: PlanFileError.cut) { try ComputePlan(reading: bytes + [0x0A]) }
  }

  @Test func mistakesAreNamed() {
    #expect(throws: PlanFileError.notAPlan) { try read("") }
    #expect(throws: PlanFileError.notAPlan) { try read("# A session\n") }
    #expect(throws: PlanFileError.otherForm("unroll plan 2")) { try read("unroll plan 2\n") }
    #expect(throws: PlanFileError.changed) { try read(PlanSamples.sales.text.replacing("lstm", with: "srn")) }
  }

  /// A file can have the right digest and be wrong all the same.
  @Test(arguments: [
    ("seeds that no number holds", " 1+3 ", " 18446744073709551616+3 "), ("more runs than there are", " 1+3 ", " 1+4 "),
    ("runs without end", " 1+3 ", " 1+9223372036854775807 "), ("a sign", " 1+3 ", " +1+3 "),
    ("a task that is not there", "group 1 ", "group 2 "), ("no task", "group 1 ", "group 0 "),
    ("a run in no part", "\n1-15\n", "\n1-14\n"), ("a run twice", "\n1-15\n", "\n1-15,15\n"),
    ("a part backwards", "\n1-15\n", "\n15-1\n"), ("more parts than bytes", "parts 1\n", "parts 1000000000000000\n"),
    ("more groups than bytes", "groups 5\n", "groups 9223372036854775807\n"),
    ("more values than bytes", "column 36 ", "column 1000000000000 "), ("fewer values", "column 36 ", "column 35 "),
    ("more inputs than bytes", "inputs 0\n", "inputs 9223372036854775807\n"),
    ("an unknown cell", "cell=srn", "cell=rnn"), ("units that are too many", "units=4", "units=65537"),
    ("no units", "units=4", "units=0"), ("epochs without end", "epochs=20", "epochs=10000001"),
    ("a measure that there is not", " - ", " rmsle "), ("a blank more", "tasks 1\n", "tasks  1\n"),
    ("a leading zero", "tasks 1\n", "tasks 01\n"), ("a rate that is no number", "rate=3f50", "rate=fff8"),
    ("another digest of the runs", "runs 15 ", "runs 15 0"),
  ])
  func wrongAndSealed(name: String, found: String, wrong: String) throws {
    let text = PlanSamples.sales.text
    #expect(text.contains(found), "\(name)")
    let changed = PlanSamples.sealed(text.replacing(found, with: wrong, maxReplacements: 1))
    let error = #expect(throws: PlanFileError.self, "\(name)") { try read(changed) }
    if case .damaged = error {} else { Issue.record("\(name): \(String(describing: error))") }
  }
}
