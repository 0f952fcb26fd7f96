import Foundation
import Testing

/// What the whole program takes of the machine's memory.
@Suite struct MemoryTests {
  private func megabytes(_ commands: String) throws -> Int {
    let (answer, peak) = try Program.measured("-c", commands)
    #expect(answer.status == 0 && answer.error.isEmpty, "\(answer.error.suffix(500))")
    #expect(peak > 8 << 20)
    return peak >> 20
  }

  /// The heap has no gaps for what is made and freed again and again.
  @Test(arguments: ["ask 1+2", "evaluate"]) func theHundredthTimeTakesNoMoreThanTheSecond(command: String) throws {
    let start = "load addition digits=2 examples=60; model lstm 512; train 1"
    func peak(times: Int) throws -> Int {
      try megabytes(start + String(repeating: "; " + command, count: times))
    }
    #expect(try peak(times: 100) < peak(times: 2) + 32)
  }

  /// Of a long reading nothing is kept that is not shown. A step of this network has about 3 kilobytes.
  @Test func aLongReadingIsLookedIntoWithoutKeepingIt() throws {
    let scratch = try Scratch()
    let rows = (0..<60_000).map { "\($0),\($0 * 7919 % 1000)" }.joined(separator: "\n")
    let file = try scratch.write("month,sales\n" + rows + "\n", to: "long.csv")
    let start = "load '\(file)'; model lstm 8"
    let least = try megabytes(start)
    for command in ["explain step 1", "explain step 50000", "gates", "gates as=numbers from=8"] {
      #expect(try megabytes(start + "; " + command) < least + 64, "\(command)")
    }
  }

  /// A session's lines are parts of its text and not copies of it.
  @Test func aLongSessionIsChecked() throws {
    let scratch = try Scratch()
    let prose = String(repeating: "A line of prose that somebody wrote about it.\n", count: 400_000)
    let cells = String(repeating: "> seed 7\nseed 7\n", count: 20_000)
    let file = try scratch.write(prose + "```unroll\n" + cells + "```\n", to: "long.md")
    let (answer, peak) = try Program.measured("check", file)
    #expect(answer.status == 0 && answer.output.hasSuffix(": as recorded\n"))
    #expect(peak < 8 * (prose.utf8.count + cells.utf8.count))
  }

  /// A cell of megabytes does not have every row of a table filled up to its width.
  @Test func aLongCell() throws {
    let scratch = try Scratch()
    let rows = (0..<20).map { "m\($0),\($0)" }.joined(separator: "\n")
    let file = try scratch.write(
      "month,sales\n" + String(repeating: "x", count: 900_000) + ",3\n" + rows, to: "c.csv")
    let (answer, peak) = try Program.measured("-c", "load '\(file)' test=4; data 20")
    #expect(answer.status == 0 && answer.output.utf8.count < 20_000)
    #expect(peak < 100 << 20)
  }
}
