import Testing

/// What is asked for costs memory by its own size, not by what was done before or what else the machine has.
@Suite(.onOwnThreads) struct MemoryTests {
  private let folder: Folder

  init() throws { folder = try Folder() }

  private func peak(_ input: String, limits: Executable.Limits = .init()) throws -> Int {
    let ended = try Executable.run([], in: folder, input: input, environment: ["UNROLL_THREADS": "1"], limits: limits)
    #expect(ended.status == 0, "\(ended.status) \(ended.errorText.suffix(300))")
    return ended.peakMemory
  }

  /// How much more memory `many` times these lines take than a few times.
  private func growth(_ beginning: String, _ lines: String, few: Int, many: Int) throws -> Int {
    let less = try peak(beginning + String(repeating: lines, count: few))
    return try peak(beginning + String(repeating: lines, count: many)) - less
  }

  @Test func undoKeepsNoUndoneFuture() throws {
    let grown = try growth("load sales\nmodel lstm 64\n", "train 1\nundo\n", few: 60, many: 4_060)
    // With its optimizer's memory a model takes 200 kB: one kept in each cycle would be 800 MB. The gaps of a heap are
    // some dozens.
    #expect(grown < 200 << 20, "\(grown >> 20) MiB more for 4,000 cycles")
  }

  @Test func manyUndosAreReleasedWithoutDepth() throws {
    _ = try peak(String(repeating: "seed 1\nundo\n", count: 60_000))
  }

  @Test(arguments: ["evaluate\n", "model lstm 512\n"]) func callsLeaveNoHolesInMemory(line: String) throws {
    // More than the models that `undo` and `use` can bring back.
    let grown = try growth("load sales\nmodel lstm 512\n", line, few: 80, many: 100)
    #expect(grown < 24 << 20, "\(grown >> 20) MiB more for 20 calls")
  }

  @Test func insideALongSeriesOnlyWhatIsShownIsTraced() throws {
    let rows = (1...100_000).map { "\($0),\($0 * 7 % 31)\n" }.joined()
    try folder.write("month,sales\n" + rows, to: "t.csv")
    let base = "load t.csv column=sales\nmodel lstm 16\n"
    let before = try peak(base)
    for line in ["gates\n", "gates unit=1\n", "explain step 1\n"] {
      let more = try peak(base + line) - before
      #expect(more < 64 << 20, "\(line): \(more >> 20) MiB more")
    }
  }

  @Test func aLongCellPadsNoOtherRow() throws {
    let rows = (2...30).map { "m\($0),\($0)\n" }.joined()
    try folder.write("month,sales\n" + String(repeating: "x", count: 1_000_000) + ",1\n" + rows, to: "t.csv")
    let ended = try Executable.commands("load t.csv; data 3; data 30; help data", in: folder)
    #expect(ended.status == 0)
    #expect(ended.output.count < 100_000, "\(ended.output.count) bytes")
  }

  @Test func aLongSessionTakesAFewTimesItsSize() throws {
    let cells = "```unroll\n" + String(repeating: "> seed 3\nseed 3\n", count: 200_000) + "```\n"
    let ended = try Executable.run(["check", try folder.write(cells, to: "a.md")], in: folder)
    #expect(ended.status == 0)
    // What a program takes before it reads anything is a few of these 32 MiB. It ends too soon to be measured.
    let most = (32 << 20) + 24 * cells.utf8.count
    #expect(ended.peakMemory < most, "\(ended.peakMemory >> 20) MiB for \(cells.utf8.count >> 20) MiB")
  }
}
