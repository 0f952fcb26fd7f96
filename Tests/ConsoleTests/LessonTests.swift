import Console
import Foundation
import Notebook
import Terminal
import TestSupport
import Testing

/// Lessons: a session step by step, and the tour.
@Suite struct LessonTests {
  private let home: Home
  private let keys = "  lesson.md  Space forward, b back, i try, q leave\r"
  private let end = "2/2  lesson.md  the end: Space leaves, b back, i try\r"

  init() throws { home = try Home() }

  private static let text = "# Lesson\n\nTwo **seeds**.\n\n```unroll\n> seed 7\nseed 7\n> seed\nseed 7\n```\n"

  /// - Returns: the exit status.
  private func replay(_ terminal: ScriptedTerminal, _ text: String = Self.text) throws -> Int32 {
    let path = try home.write(text, to: "lesson.md")
    return Program(at: terminal, colour: .never, home.folders).replay([path], isLesson: true)
  }

  /// The next command is seen before it runs, and no Markdown.
  @Test func stepByStep() throws {
    let terminal = ScriptedTerminal([.key(" "), .key("\n"), .key(" ")])
    #expect(try replay(terminal) == 0)
    #expect(
      terminal.shown
        == "Lesson\n\nTwo seeds.\n\n> seed 7\n1/2\(keys)seed 7\n> seed\n2/2\(keys)seed 7\n\n\(end)")
    // Typed so that one can read along: a pause after every character of the two commands.
    #expect(abs(terminal.pauses - 10 * 0.012) < 1e-9)
  }

  @Test func nothingRunsBeforeItsKey() throws {
    let terminal = ScriptedTerminal([.key(" "), .controlD])
    #expect(try replay(terminal) == 0)
    #expect(terminal.shown.hasSuffix("> seed 7\n1/2\(keys)seed 7\n> seed\n2/2\(keys)"))
  }

  @Test(arguments: [ScriptedTerminal.Action.key("q"), .controlC, .controlD])
  func leaving(action: ScriptedTerminal.Action) throws {
    let terminal = ScriptedTerminal([action, .key(" ")])
    #expect(try replay(terminal) == 0)
    #expect(terminal.shown.hasSuffix("> seed 7\n1/2\(keys)") && !terminal.hasPlayedAll)
  }

  /// Other keys do nothing but say which there are.
  @Test func otherKeys() throws {
    let terminal = ScriptedTerminal([.key("x"), .key("b"), .press(.unknown), .key("q")])
    #expect(try replay(terminal) == 0)
    #expect(
      terminal.shown.shows(
        "1/2\(keys)Space goes on, b back, i opens the prompt, q leaves\r", "this is the first command\r"))
    #expect(!terminal.shown.contains("seed 7\nseed 7"))
  }

  /// The session is what it was at that point, at once.
  @Test func goingBack() throws {
    let text = "```unroll\n> seed 7\n> seed 8\n> seed\nseed 8\n```\n"
    let terminal = ScriptedTerminal([
      .key(" "), .key(" "), .press(.left), .key("i"), .line("seed"), .line("quit"), .key("b"), .key("i"), .line("seed"),
      .line("quit"), .key(" "), .key(" "), .key(" "), .key("b"), .key("q"),
    ])
    #expect(try replay(terminal, text) == 0)
    #expect(terminal.hasPlayedAll)
    #expect(
      terminal.shown.shows(
        "> seed 7\n1/3", "> seed 8\n2/3", "> seed\n3/3", "seed 7\n> seed 8\n2/3", "[2] > seed\nseed 7\n",
        "(back in the lesson, as it was)\n> seed 8\n2/3", "> seed 7\n1/3", "[1] > seed\nseed 1\n", "> seed 7\n1/3",
        "seed 7\n> seed 8\n2/3", "> seed\n3/3", "seed 8\n\n3/3  lesson.md  the end", "seed 8\n> seed\n3/3"))
    // The screen is drawn anew from its upper edge.
    #expect(terminal.output.contains("\u{1B}[H\u{1B}[2J\n> seed 7\nseed 7\n> seed 8\n"))
  }

  @Test func tryingThingsAndComingBack() throws {
    let terminal = ScriptedTerminal([
      .key(" "), .key("i"), .line("seed; see 99"), .controlC, .line("quit"), .key("i"), .controlD, .key(" "),
      .key("i"), .line("seed"), .controlD, .key(" "),
    ])
    #expect(try replay(terminal) == 0)
    #expect(terminal.hasPlayedAll)
    #expect(
      terminal.shown.shows(
        "2/2\(keys)[2] > seed; see 99\nseed 7\nseed 99\n[4] > \n[4] > quit\n(back in the lesson, as it was)\n> seed\n",
        "2/2\(keys)[2] > \n(back in the lesson, as it was)\n> seed\n2/2\(keys)seed 7\n\n\(end)",
        "[3] > seed\nseed 7\n"))
    // Such a prompt keeps lines, but no session: the lesson can be repeated.
    #expect(try home.text("state/unroll/history") == "seed; see 99\nquit\nseed\n")
    #expect(home.journals.isEmpty && !terminal.catchesLeavingSignals)
  }

  /// Where nobody sits the file is printed as it is, a command for a byte.
  @Test func nobodyIsToldOfKeysWhereNobodySits() throws {
    let terminal = ScriptedTerminal([.key(" "), .key(" ")], terminals: [])
    #expect(try replay(terminal) == 0)
    #expect(terminal.errors.isEmpty && terminal.pauses == 0)
    #expect(terminal.output == Self.text)
  }

  /// An answer that fills the screen stays until a key; prose that is longer comes screen by screen.
  @Test func nothingScrollsAwayUnseen() throws {
    let prose = (1...40).map { "- item \($0)\n" }.joined()
    let text = "\(prose)\n```unroll\n> help all\n```\n\nThe end.\n"
    let terminal = ScriptedTerminal([.key(" "), .key(" "), .key(" "), .key(" "), .key(" "), .key(" "), .key(" ")])
    _ = try replay(terminal, text)
    #expect(
      terminal.shown.shows(
        "- item 22\nlesson.md  Space forward\r- item 23\n", "> help all\n1/1", "lesson.md  Space forward\r",
        "explains one.", "1/1  lesson.md  Space forward, b back", "The end.\n1/1  lesson.md  the end"))
  }

  /// A mistake that the lesson does not know shows in the exit status.
  @Test func mistakes() throws {
    let wanted = "```unroll\n> modle\n  ^^^^^\nerror: no command \"modle\"; did you mean \"model\"?\n> seed\n```\n"
    let keys: [ScriptedTerminal.Action] = [.key(" "), .key(" "), .key(" ")]
    #expect(try replay(ScriptedTerminal(keys), wanted) == 0)
    let terminal = ScriptedTerminal(keys)
    #expect(try replay(terminal, "```unroll\n> modle\n> seed\n```\n") == 1)
    #expect(terminal.shown.shows("did you mean", "> seed\n2/2", "seed 1\n"))
  }

  // MARK: inside the program

  @Test func lessonsAreListed() throws {
    let shown = try prompt("tour", "tour nothing").shown
    for name in Tour.lessons.map(\.text) { #expect(shown.contains("\n  \(name) ")) }
    #expect(shown.shows("Lessons inside the program", "\"tour start\" begins the first", "found \"nothing\""))
    for lesson in Tour.lessons { #expect(ShippedLessons.text(of: lesson.text, in: .english) != nil, "\(lesson.text)") }
  }

  /// The lessons inside the program are those of the folder, and they find their files.
  @Test func lessonsAreTheFolders() throws {
    let folder = URL(fileURLWithPath: "\(#filePath)").deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("sessions").path
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    #expect(ShippedLessons.names == names)
    for name in names {
      let file = try Data(contentsOf: URL(fileURLWithPath: folder + "/" + name))
      #expect(ShippedLessons.bytes(ofFile: name).map { Data($0) } == file, "\(name)")
    }
    let listed = Set(Tour.lessons.map { $0.text + ".md" }).subtracting(["start.md"])
    #expect(listed == Set(names.filter { $0.hasSuffix(".md") }))
  }

  @Test(arguments: [("airline", "144 months"), ("your-own-series", "tea-shop.csv")])
  func lessonsFindTheirFiles(name: String, shows text: String) throws {
    let terminal = ScriptedTerminal(
      [.line("tour \(name)")] + Array(repeating: .key(" "), count: 12) + [.key("q"), .line("data")])
    #expect(home.open(terminal) == 0)
    #expect(terminal.shown.contains(text) && !terminal.shown.contains("there is no file"))
    #expect(terminal.shown.shows("You are back at the prompt", "there is no data yet"))
  }

  @Test func theTourLeavesTheSessionAlone() throws {
    let terminal = ScriptedTerminal([
      .line("seed 5"), .line("tour start"), .key(" "), .key(" "), .key("q"), .line("seed; data"),
    ])
    #expect(home.open(terminal) == 0)
    #expect(terminal.hasPlayedAll)
    #expect(
      terminal.shown.shows(
        "[2] > tour start\n", "Unroll trains small recurrent networks", "> load sales\n1/15  tour start  Space forward",
        "sales: 36 months", "> data 6\n", "Now a network", "> model lstm 8\n",
        "You are back at the prompt; your session is as it was", "[2] > seed; data\nseed 5\n", "there is no data yet"))
  }

  @Test func theWholeTourRuns() throws {
    let terminal = ScriptedTerminal(
      [.line("tour start")] + Array(repeating: .key(" "), count: 40) + [.key("q")])
    #expect(home.open(terminal) == 0)
    #expect(!terminal.shown.contains("error: "))
    for command in Tour.steps.compactMap(\.command) { #expect(terminal.shown.contains("\n> \(command)\n")) }
  }

  @Test func theTourSpeaksChinese() throws {
    let terminal = ScriptedTerminal([.line("tour start"), .key(" "), .key("q")])
    home.open(terminal, language: .traditionalChinese)
    #expect(terminal.shown.shows("> load sales\n1/15  tour start  空白鍵往下，b 往回，i 試試，q 離開"))
  }

  /// Ctrl-C stops a training of the tour, and the tour goes on with the next key, even if it is pressed once more;
  /// Ctrl-C in place of a key leaves it.
  @Test(arguments: [false, true]) func controlCInTheTour(twice: Bool) throws {
    let terminal = ScriptedTerminal(
      [.line("tour start")] + Array(repeating: .key(" "), count: 4)
        + [.once(shown: " of 3,000", .controlC), .key(" ")] + (twice ? [.controlC] : [])
        + [.key(" "), .controlC, .line("seed")])
    #expect(home.open(terminal) == 0)
    #expect(terminal.hasPlayedAll)
    #expect(
      terminal.shown.shows(
        "> train 3000\n", "stopped after epoch", "> evaluate\n", "test RMSE ", "You are back at the prompt",
        "> seed\nseed 1"))
  }
}
