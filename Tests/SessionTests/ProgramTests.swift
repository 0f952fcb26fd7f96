import Foundation
import Testing
import Text

/// The program from outside: what it prints where, and its exit status. Nothing is a terminal here.
@Suite struct ProgramTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private let decoded = "# Test\n\n```unroll\n> decode 3 1 4\n'1+2'\n```\n"
  private let stale = "# Test\n\n```unroll\n> decode 3 1 4\n'1+3'\n```\n"

  @Test func commands() throws {
    let answer = try Program.run("-c", "decode 3 1 4; seed")
    #expect(answer.output == "'1+2'\nseed 1\n")
    #expect(answer.error.isEmpty && answer.status == 0)
  }

  /// Output stays what it is; the mistake goes to standard error, with its line and a caret.
  @Test func aMistakeEndsTheCommands() throws {
    let answer = try Program.run("-c", "seed 3; modle lstm 8; seed 4")
    #expect(answer.output == "seed 3\n")
    #expect(
      answer.error == """
        > seed 3; modle lstm 8; seed 4
                  ^^^^^
        error: no command "modle"; did you mean "model"?

        """)
    #expect(answer.status == 1)
  }

  @Test func commandsThatArePipedIn() throws {
    let answer = try Program.run(input: "# a comment\nseed 3\n\ndecode 3 1 4 # 1+2")
    #expect(answer.output == "seed 3\n'1+2'\n")
    #expect(answer.error.isEmpty && answer.status == 0)
  }

  @Test func aMistakeEndsWhatIsPipedIn() throws {
    let answer = try Program.run(input: "seed 3\ntrain 5\nseed 4\n")
    #expect(answer.output == "seed 3\n")
    #expect(answer.error.hasPrefix("> train 5\n  ^^^^^\nerror: there is no data yet; "))
    #expect(answer.status == 1)
  }

  /// Each command takes the same time, however many were typed before it.
  @Test func aHundredThousandCommands() throws {
    let answer = try Program.run(input: String(repeating: "seed\n", count: 100_000))
    #expect(answer.output == String(repeating: "seed 1\n", count: 100_000))
    #expect(answer.error.isEmpty && answer.status == 0)
  }

  @Test func quitEndsWhatIsPipedIn() throws {
    let answer = try Program.run(input: "seed 3\nquit\nmodle\n")
    #expect(answer.output == "seed 3\n" && answer.error.isEmpty && answer.status == 0)
  }

  @Test func noCommands() throws {
    for answer in [try Program.run(input: ""), try Program.run("-c", ""), try Program.run(input: "\n \n#\n")] {
      #expect(answer.output.isEmpty && answer.error.isEmpty && answer.status == 0)
    }
  }

  @Test func aFileThenThePrompt() throws {
    let path = try scratch.write("```unroll\n> seed 7\nseed 7\n```\n", to: "s.md")
    let answer = try Program.run(path, input: "seed\nsave \(scratch.path("new.md"))\n")
    #expect(
      answer.output == "```unroll\n> seed 7\nseed 7\n```\nseed 7\nsaved 2 commands to \(scratch.path("new.md"))\n")
    #expect(answer.error.isEmpty && answer.status == 0)
    #expect(try scratch.text("new.md") == "```unroll\n> seed 7\nseed 7\n> seed\nseed 7\n```\n")
  }

  @Test func replay() throws {
    let answer = try Program.run("replay", try scratch.write(stale, to: "s.md"))
    #expect(answer.output == decoded)
    #expect(answer.error.isEmpty && answer.status == 0)
  }

  @Test func replayOfAFileWithAMistake() throws {
    let answer = try Program.run("replay", try scratch.write("```unroll\n> modle\n> seed\n```\n", to: "s.md"))
    #expect(answer.output.hasPrefix("```unroll\n> modle\n  ^^^^^\nerror: no command"))
    #expect(!answer.output.contains("seed") && answer.status == 1)
  }

  @Test func checkOfWhatIsAsRecorded() throws {
    let path = try scratch.write(decoded, to: "s.md")
    let answer = try Program.run("check", path)
    #expect(answer.output == "\(path): as recorded\n")
    #expect(answer.error.isEmpty && answer.status == 0)
  }

  @Test func checkOfWhatDiffers() throws {
    let good = try scratch.write(decoded, to: "good.md")
    let path = try scratch.write(stale, to: "s.md")
    let answer = try Program.run("check", path, good)
    #expect(
      answer.output == """
        \(path): the first that differs is command 1 of 1: decode 3 1 4
        --- \(path) (recorded)
        +++ \(path) (fresh)
        @@ -2,5 +2,5 @@
        \(" ")
         ```unroll
         > decode 3 1 4
        -'1+3'
        +'1+2'
         ```
        \(good): as recorded

        """)
    #expect(answer.error.isEmpty && answer.status == 1)
    #expect(try scratch.text("s.md") == stale)
  }

  @Test func update() throws {
    let path = try scratch.write(stale, to: "s.md")
    let answer = try Program.run("update", path)
    #expect(answer.output == "\(path): updated\n" && answer.error.isEmpty && answer.status == 0)
    #expect(try scratch.text("s.md") == decoded)
    #expect(try Program.run("update", path).output == "\(path): as recorded\n")
  }

  @Test func versionAndHelp() throws {
    let version = try Program.run("--version")
    #expect(version.status == 0 && version.error.isEmpty)
    #expect(version.output.wholeMatch(of: /\d+\.\d+\.\d+\n/) != nil)
    let help = try Program.run("--help")
    #expect(help.status == 0 && help.error.isEmpty)
    for word in ["unroll [FILE]", "-c 'COMMANDS'", "replay", "check", "update", "Exit status"] {
      #expect(help.output.contains(word))
    }
  }

  /// Whoever starts the program is answered in the language of the environment.
  @Test func versionAndHelpInChinese() throws {
    let chinese = ["LANG": "zh_TW.UTF-8", "LC_ALL": ""]
    for arguments in [["--help"], ["check", "--help"], ["replay", "--help"], ["update", "--help"]] {
      let help = try Program.run(all: arguments, environment: chinese)
      #expect(help.status == 0 && help.error.isEmpty && help.output.hasPrefix("概述："))
      for line in help.output.split(separator: "\n") {
        #expect(displayWidth(String(line)) <= 80)
        // What the library writes between parentheses is its own.
        let words = line.prefix { $0 != "(" }.matches(of: /[a-z]{2,} [a-z]{2,} [a-z]{2,}/)
        #expect(words.isEmpty || line.contains("auto|always"), "\(line)")
      }
    }
    let mistakes = [
      (["--colr=x"], "錯誤：沒有選項「--colr」；你是指「--color」嗎？"), (["check"], "錯誤：缺少引數「<files> ...」"),
      (["check", "--color=x", "a"], "錯誤：值「x」不在允許的範圍"), (["a.md", "b.md"], "錯誤：多餘的引數「b.md」"),
      (["nothing.md"], "錯誤：沒有檔案「nothing.md」；請檢查檔名和資料夾"), (["-c"], "錯誤：「-c <c>」缺少值"),
    ]
    for (arguments, expected) in mistakes {
      let answer = try Program.run(all: arguments, environment: chinese)
      #expect(answer.status != 0 && answer.error.split(separator: "\n").first.map(String.init) == expected)
    }
  }

  /// The option is taken before and after the subcommand.
  @Test(arguments: [["--color=never"], ["--color", "never"]]) func colourStandsAnywhere(option: [String]) throws {
    let path = try scratch.write(decoded, to: "s.md")
    for arguments in [option + ["check", path], ["check"] + option + [path], ["check", path] + option] {
      let answer = try Program.run(all: arguments)
      #expect(answer.status == 0 && answer.output == "\(path): as recorded\n", "\(arguments)")
    }
    #expect(try Program.run(all: option + ["-c", "seed"]).output == "seed 1\n")
    #expect(try Program.run(all: option).status == 0)
  }

  @Test(arguments: [["--frobnicate"], ["check"], ["update"], ["replay"], ["-c"], ["a.md", "b.md"]])
  func wrongUsage(arguments: [String]) throws {
    let answer = try Program.run(all: arguments)
    #expect(answer.status == 64 && answer.output.isEmpty)
    #expect(answer.error.hasPrefix("Error: ") && answer.error.contains("Usage: "))
    #expect(!answer.error.contains("unroll open"))
  }

  @Test func wrongInstructionSet() throws {
    let answer = try Program.run("-c", "seed", environment: ["UNROLL_ISA": "pentium"])
    #expect(answer.status == 64 && answer.output.isEmpty && answer.error.contains("UNROLL_ISA"))
  }

  @Test(arguments: ["0", "-1", "257", "two"])
  func aNumberOfThreadsThatCannotBe(threads: String) throws {
    let answer = try Program.run("-c", "seed", environment: ["UNROLL_THREADS": threads])
    #expect(answer.status == 64 && answer.output.isEmpty && answer.error.contains("UNROLL_THREADS"))
  }

  @Test(arguments: ["UNROLL_THREADS", "UNROLL_ISA"]) func anEmptyVariableSaysNothing(variable: String) throws {
    let answer = try Program.run("-c", "seed", environment: [variable: ""])
    #expect(answer.status == 0 && answer.output == "seed 1\n" && answer.error.isEmpty)
  }

  /// What was typed is quoted in messages; no terminal acts on it.
  @Test(arguments: ["\u{1B}]0;title\u{7}", "\u{9B}31m", "a\nerror: b", "\u{202E}x", "\u{2028}"])
  func wordsThatSteerNoTerminal(word: String) throws {
    for words in [["--" + word], ["-" + word], ["check", "--" + word], ["--color=" + word], [word], ["replay", word]] {
      let answer = try Program.run(all: words)
      #expect(answer.status == (words.last == word ? 1 : 64) && answer.output.isEmpty)
      let lines = answer.error.split(separator: "\n")
      #expect(!lines.isEmpty && !lines.contains { $0.hasPrefix("error: b") })
      #expect(lines.allSatisfy { line in line.unicodeScalars.allSatisfy { !$0.steersTerminal } }, "\(answer.error)")
    }
  }

  @Test(arguments: [["check"], ["update"], ["replay"], []])
  func filesThatAreNoSessions(arguments: [String]) throws {
    let files: [(data: Data, message: String)] = [
      (Data("```unroll\n> seed\n".utf8), "the block that opens on line 1 is never closed; close it with a line of ```"),
      (Data([0x61, 0x0A, 0xFF, 0x0A]), "line 2 is not UTF-8 text; save the file as UTF-8"),
      (Data("prose\n".utf8), "the file has no block of commands; put commands in a block that starts with ```unroll"),
    ]
    for file in files {
      let path = try scratch.write(file.data, to: "s.md")
      let answer = try Program.run(all: arguments + [path])
      #expect(answer.error == "error: \(path): \(file.message)\n")
      #expect(answer.status == 1 && answer.output.isEmpty)
    }
    let missing = try Program.run(all: arguments + [scratch.path("none.md")])
    #expect(missing.error == "error: there is no file \"\(scratch.path("none.md"))\"; check the name and the folder\n")
    #expect(missing.status == 1)
  }

  /// What would steer a terminal is shown, not sent.
  @Test func controlCharacters() throws {
    let commands = try Program.run("-c", "decode '\u{1B}[2J'")
    #expect(commands.status == 1 && !commands.error.contains("\u{1B}") && commands.error.contains("\\x1b"))
    let path = try scratch.write("a\u{1B}[2J\u{7}\n```unroll\n> seed\n\u{1B}[31m\n```\n", to: "s.md")
    for word in ["replay", "check"] {
      let answer = try Program.run(word, path)
      #expect(!(answer.output + answer.error).contains { $0 == "\u{1B}" || $0 == "\u{7}" }, "\(word)")
    }
  }

  @Test func bytesThatAreNoText() throws {
    let path = try scratch.write(Data([0x73, 0x65, 0xFF, 0x0A]), to: "input")
    let answer = try Program.run(all: [], inputFile: path)
    #expect(answer.status == 1 && answer.output.isEmpty && answer.error.contains("UTF-8"))
  }

  @Test func aMegabyteLongLine() throws {
    let answer = try Program.run(input: String(repeating: "x", count: 1 << 20) + "\n")
    #expect(answer.status == 1 && answer.output.isEmpty && answer.error.contains("error: "))
  }

  /// Ctrl-C keeps whole epochs and says how to go on.
  @Test func interruption() throws {
    let answer = try Program.interrupt(
      after: "in all", input: "load sales\nmodel lstm 64\ntrain 1000000\nevaluate\n")
    let ending = answer.output.firstMatch(
      of: /\nstopped after epoch ([\d,]+) of 1,000,000; "train (\d+)" goes on from here\n/)
    let (_, made, left) = try #require(ending?.output)
    #expect((Int(made.replacing(",", with: "")) ?? 0) + (Int(left) ?? 0) == 1_000_000)
    #expect(!answer.output.contains("RMSE"))
    #expect(answer.error.isEmpty && answer.status == 1)
  }
}
