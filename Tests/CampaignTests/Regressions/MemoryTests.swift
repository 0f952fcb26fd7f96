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
    let grown = try growth("load sales\nmodel lstm 64\n", "train 1\nundo\n", few: 60, many: 560)
    #expect(grown < 16 << 20, "\(grown >> 20) MiB more for 500 cycles")
  }

  @Test func manyUndosAreReleasedWithoutDepth() throws {
    _ = try peak(String(repeating: "seed 1\nundo\n", count: 60_000))
  }
}
