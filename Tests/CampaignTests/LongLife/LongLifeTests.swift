import Glibc
import Testing

/// A session of a day: what it needs of memory does not grow with what was done.
@Suite(.onOwnThreads) struct LongLifeTests {
  private let folder: Folder

  init() throws { folder = try Folder() }

  /// The peak of memory after `count` times these lines. On a busy machine a short run may end before it is looked at: the
  /// most of several is what it took.
  private func peak(_ beginning: String, _ lines: String, _ count: Int) throws -> Int {
    try (0..<3).map { _ in
      let ended = try Executable.run([], in: folder, input: beginning + String(repeating: lines, count: count))
      #expect(ended.status == 0 && ended.error.isEmpty, "\(ended.status) \(ended.errorText.suffix(300))")
      return ended.peakMemory
    }.max() ?? 0
  }

  /// Commands of all kinds, again and again. What is recorded of each stays, and nothing else.
  @Test(arguments: [
    ("train and undo", "load sales\nmodel gru 16\n", "train 1\nundo\n", 4_096),
    // Checkpoints of trainings stay, up to 64 MB: 1 kB each.
    ("train and evaluate", "load sales\nmodel lstm 4\n", "train 1\nevaluate\n", 5_120),
    // 27 lines, each with the parts of which it was laid out.
    ("look", "load sales\nmodel lstm 8\ntrain 5\n", "encode '1+2'\nhelp seed\nmodel\n", 6_144),
    ("undo and redo", "load sales\n", "seed 5\nundo\nredo\n", 4_096),
    // Every trained model stays for "plot loss": weights and moments, 5 kB each, and what its training showed.
    ("models", "load addition digits=1 examples=50\n", "model srn 8\ntrain 1\nask 1+2\n", 16_384),
  ])
  func memoryIsFlat(name: String, beginning: String, lines: String, each: Int) throws {
    let count = Campaign.count(700, long: 20_000)
    let least = try peak(beginning, lines, count / 4)
    let few = try peak(beginning, lines, count / 2)
    let many = try peak(beginning, lines, count)
    // Twice as many commands need twice as much, and no more.
    #expect(many - few < (4 << 20) + (few - least) * 9 / 4, "\(name): \(least), \(few), \(many) bytes")
    // What is recorded of a command and, of each epoch, in the models that can be had back takes less than this.
    let allowed = (4 << 20) + count * each
    #expect(many - few < allowed, "\(name): \((many - few) >> 10) kB more for \(count / 2) times")
  }

  /// What a command costs does not grow with the commands before it: instructions are counted, which little noise of
  /// the machine changes.
  @Test(
    .enabled(if: LongLifeTests.canCount),
    arguments: [
      ("", "seed 3\ndecode 3 1 4\n", 200), ("load sales\nmodel srn 2\n", "train 1\nundo\n", 60),
    ])
  func speedIsFlat(beginning: String, lines: String, count: Int) throws {
    var least = [Int.max, .max, .max]
    var (first, second) = (0, 0)
    // Whoever waits for work on another thread counts too, and on a busy machine waits longer: the least is the work.
    for _ in 0..<3 where first <= 0 || second >= first * 5 / 2 {
      for (place, times) in [1, 2, 4].enumerated() {
        least[place] = min(least[place], try instructions(beginning + String(repeating: lines, count: times * count)))
      }
      (first, second) = (least[1] - least[0], least[2] - least[1])
    }
    #expect(first > 0 && second < first * 5 / 2, "\(first), then \(second) instructions for twice as many commands")
  }

  private func instructions(_ input: String) throws -> Int {
    var limits = Executable.Limits()
    limits.addressSpace = 1 << 20
    let ended = try Executable.run(
      [], in: folder, input: input, environment: ["UNROLL_THREADS": "1", "UNROLL_ISA": "avx2"], limits: limits,
      emulator: ["/usr/bin/valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null"])
    let line = ended.errorText.split(separator: "\n").first { $0.contains("Collected : ") }
    return try #require(line?.split(separator: " ").last.flatMap { Int($0) }, "\(ended.errorText)")
  }

  static let canCount = access("/usr/bin/valgrind", X_OK) == 0

  @Test func tenThousandCommands() throws {
    let count = Campaign.count(10_000, long: 1_000_000)
    let few = try peak("", "seed 3\ndecode 3 1 4\n", 500)
    let many = try peak("", "seed 3\ndecode 3 1 4\n", count / 2)
    #expect(many - few < (2 << 20) + count * 1_024, "\((many - few) >> 10) kB more for \(count) commands")
  }
}
