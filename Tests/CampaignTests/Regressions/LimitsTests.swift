import Testing

/// Too much of anything is refused with a message: no trap, no abort, no work that grows with the square of a line.
@Suite(.onOwnThreads) struct LimitsTests {
  private let folder: Folder

  init() throws { folder = try Folder() }

  /// Lists whose lengths have a product beyond any integer.
  @Test(arguments: ["compare srn", "sweep"]) func combinationsBeyondAnyInteger(command: String) throws {
    let numbers = (1...20_000).map(String.init).joined(separator: ",")
    let rates = (1...20_000).map { "\($0)e-5" }.joined(separator: ",")
    let lists =
      "units=\(numbers) train=\(numbers) batch=\(numbers) rate=\(rates) optimizer=adam,rmsprop,sgd digits=1,2,3,4,5 "
      + "layers=" + (1...16).map(String.init).joined(separator: ",")
    let ended = try Executable.run([], in: folder, input: "load addition digits=1\n\(command) \(lists)\n")
    #expect(ended.status == 1 && ended.errorText.contains("100,000 runs"), "\(ended.status)")
  }

  /// Numbers at the ends of their range in the database, from whatever wrote them.
  @Test(
    arguments: ["9223372036854775807", "-9223372036854775808"],
    [
      "number", "epochs", "batch", "parameters", "diverged_epoch",
    ])
  func numbersOfTheDatabase(number: String, column: String) throws {
    #expect(try Executable.commands("load sales; compare srn units=1 train=1 repeat=2", in: folder).status == 0)
    let path = folder.path("data/unroll/runs.sqlite")
    #expect(try SQLite.run("UPDATE runs SET \(column) = \(number) WHERE number = 2", on: path))
    for commands in ["runs", "runs best", "runs show 1", "load sales; compare lstm units=1 train=1 repeat=2"] {
      let ended = try Executable.commands(commands, in: folder)
      #expect(Verdict.complaint(about: ended) == nil && ended.status == 0, "\(commands)")
    }
  }

  /// Less memory than the machine has: a limit of the shell or of a container.
  @Test(arguments: ["model lstm 6000", "load addition digits=2 examples=4000; model gru 1500; train 1 batch=3600"])
  func lessMemoryThanTheMachineHas(commands: String) throws {
    var limits = Executable.Limits()
    limits.addressSpace = 900
    let ended = try Executable.commands("load sales; " + commands, in: folder, limits: limits)
    #expect(ended.status == 1 && ended.errorText.contains("memory"), "\(ended.status) \(ended.errorText.suffix(300))")
  }

  /// Each of these takes far less processor time than the limit if it grows with its size.
  @Test(arguments: [0, 1, 2, 3]) func sizeAlone(which: Int) throws {
    let line =
      switch which {
      case 0: "x" + String(repeating: "\u{301}", count: 4_000_000)
      case 1: "model srn " + Array(repeating: "1", count: 80_000).joined(separator: " ")
      case 2: "compare srn units=" + Array(repeating: "1", count: 160_000).joined(separator: ",") + " train=1"
      default: "seed " + Array(repeating: "x=1", count: 80_000).joined(separator: " ")
      }
    var limits = Executable.Limits()
    limits.processorSeconds = 8
    let ended = try Executable.run([], in: folder, input: "load sales\n\(line)\n", limits: limits)
    // Many layers of one unit each are a network like any other.
    #expect(ended.status == (which == 1 ? 0 : 1), "\(ended.status)")
  }

  @Test func blankLinesAfterTheHeader() throws {
    let rows = (1...40).map { "\($0),\($0 * 7 % 11)\n" }.joined()
    try folder.write("month,sales\n" + String(repeating: "\n", count: 1_500) + rows, to: "t.csv")
    let ended = try Executable.commands("load t.csv", in: folder)
    #expect(ended.status == 0, "\(ended.errorText)")
  }

  @Test func anEmptyNumberOfThreadsIsNone() throws {
    // A variable with an empty value is set here by the shell.
    let script = "UNROLL_THREADS='' exec \"$0\" -c seed"
    let ended = try Executable.run(["-c", "seed"], in: folder, emulator: ["/bin/sh", "-c", script])
    #expect(ended.status == 0 && ended.text == "seed 1\n", "\(ended.errorText)")
  }

  /// A network is not compared with itself, however its setting is written.
  @Test(arguments: ["units=8,8.0,08", "rate=0.1,1e-1", "train=3,3.0"]) func theSameSettingTwice(list: String) throws {
    let rest = list.hasPrefix("train") ? "" : " train=2"
    let ended = try Executable.commands("load sales; compare srn repeat=2 \(list)\(rest)", in: folder)
    #expect(Verdict.complaint(about: ended) == nil)
    // The first table has a row for each network.
    let rows = ended.text.components(separatedBy: "parameters")[0].split(separator: "\n").filter { $0.hasPrefix("srn") }
    #expect(ended.status == 1 || rows.count == 1, "\(ended.text)")
  }
}
