import Console
import Foundation
import Notebook
import Storage
import Terminal
import TestSupport
import Testing

/// What is kept of a session that ends in one way or another, and what the next start makes of it.
@Suite struct RecoveryTests {
  private let notSaved = "This session was not saved; at the next start \"recover\" brings it back.\n"

  private func typing(_ lines: String...) -> ScriptedTerminal { ScriptedTerminal(lines.map { .line($0) }) }

  /// Ctrl-D and `quit` keep what was not saved, and the next start offers it.
  @Test(arguments: [ScriptedTerminal.Action.line("quit"), .controlD])
  func leavingKeepsWhatIsNotSaved(leaving: ScriptedTerminal.Action) throws {
    let home = try Home()
    let terminal = ScriptedTerminal([.line("seed 41; seed 42"), leaving])
    #expect(home.open(terminal) == 0)
    #expect(terminal.shown.hasSuffix(notSaved))
    let next = typing("recover; seed", "save '\(home.path("s.md"))'")
    home.open(next)
    #expect(
      next.shown.shows(
        "The last session, 2 commands, was not saved; \"recover\" brings it back.\n[1] > ", "recovered 2 commands",
        "seed 42\n", "saved 3 commands"))
    #expect(!next.shown.contains(notSaved) && home.journals.isEmpty)
  }

  /// Nothing to lose: nothing is kept, and nothing said.
  @Test(arguments: [[], ["modle"], ["seed 4; save S"], ["seed 4", "save S", "runs"], ["seed 4; save S; quit"]])
  func leavingWithNothingToLose(lines: [String]) throws {
    let home = try Home()
    let terminal = ScriptedTerminal(lines.map { .line($0.replacing("S", with: "'\(home.path("s.md"))'")) })
    #expect(home.open(terminal) == 0)
    #expect(!terminal.shown.contains("not saved") && home.journals.isEmpty)
  }

  @Test func whatComesAfterSavingIsNotSaved() throws {
    let home = try Home()
    let terminal = typing("seed 4", "save '\(home.path("s.md"))'; seed 5")
    home.open(terminal)
    #expect(terminal.shown.hasSuffix(notSaved))
  }

  /// What the startup file and a session's file do is no work of this session's.
  @Test func whatFilesDoIsNotLost() throws {
    let home = try Home()
    try home.write("seed 77\n", to: "config/unroll/rc")
    let file = try home.write("```unroll\n> seed 6\nseed 6\n```\n", to: "s.md")
    let terminal = typing()
    home.open(terminal, file: file)
    #expect(!terminal.shown.contains(notSaved) && home.journals.isEmpty)
    let work = typing("seed 8")
    home.open(work, file: file)
    #expect(work.shown.hasSuffix(notSaved))
  }

  /// A lesson's files stand beside it, wherever the program was started.
  @Test func afterALessonInAnotherFolder() throws {
    let home = try Home()
    try FileManager.default.createDirectory(atPath: home.path("sub"), withIntermediateDirectories: true)
    try home.write("m,sales\n" + (1...9).map { "\($0),\($0 * $0)\n" }.joined(), to: "sub/t.csv")
    try home.write("```unroll\n> load t.csv test=2\n```\n", to: "sub/lesson.md")
    let terminal = ScriptedTerminal([
      .line("model srn 2; train 5; compare srn units=1 train=1 repeat=2; evaluate"),
      .line("save '\(home.path("all.md"))'"), .line("save '\(home.path("sub/all.md"))'"), .vanish,
    ])
    home.open(terminal, file: home.path("sub/lesson.md"))
    #expect(terminal.shown.shows("saved 5 commands", "saved 5 commands"))
    #expect(!terminal.shown.contains("will not find"))
    let checking = ScriptedTerminal([])
    #expect(
      Program(at: checking, home.folders).check([home.path("all.md"), home.path("sub/all.md")]) == 0,
      "\(checking.shown)")
    let next = try home.afterTheProgramEnded()
    let recovering = typing("recover; history")
    next.open(recovering)
    #expect(recovering.shown.shows("recovered 5 commands", "1  load \(home.path("sub/t.csv")) test=2\n"))
  }

  @Test func whatIsDroppedIsGone() throws {
    let home = try Home()
    for seed in 1...2 { home.open(typing("seed \(seed)")) }
    let terminal = typing("recover drop", "recover")
    home.open(terminal)
    #expect(
      terminal.shown.shows(
        "The last session, 1 command, was not saved;", "\"recover\" lists all 2 that are kept.",
        "the lost session is deleted\n", "The last session, 1 command, was not saved; \"recover\" brings it back.",
        "recovered 1 command; the last is \"seed 1\""))
  }

  /// Several sessions are listed, and any of them comes back.
  @Test func anyOfSeveralComesBack() throws {
    let home = try Home()
    for line in ["load sales; model lstm 8; train 5; evaluate; seed 3", "seed 41; seed 42", "seed 7"] {
      home.open(typing(line))
    }
    let terminal = typing("recover", "recover 4", "recover 2", "seed", "save '\(home.path("s.md"))'")
    home.open(terminal)
    #expect(
      terminal.shown.shows(
        "The last session, 1 command, was not saved; \"recover 1\" brings it back,\n\"recover\" lists all 3 that",
        "last command", "ended", "commands", "size", "begins with", "\n1  2", "left", "1  ", " B  seed 7\n", "2  2",
        "seed 41; seed 42\n", "3  2", "load sales; model lstm 8; t", "\"recover 3\" brings number 3 back",
        "[1] > recover 4", "no session 4 is kept; \"recover list\"", "recovered 2 commands; the last is \"seed 42\"",
        "seed 42\n", "saved 3 commands"))
    // What machine and clock say of them is no part of the session.
    #expect(!(try home.text("s.md")).contains("begins with"))
    let next = typing("recover 2 drop", "recover list")
    home.open(next)
    #expect(
      next.shown.shows(
        "lists all 2", "the lost session is deleted", "The last session, 1 command,", "\n1  2", "seed 7\n"))
    #expect(!next.shown.contains("lstm"))
  }

  /// Two sessions are never mixed; what only asks for help is no session.
  @Test func onAnotherSessionNothingIsRecovered() throws {
    let home = try Home()
    home.open(typing("seed 41; seed 42"))
    let terminal = typing("encode 3", "recover", "recover list")
    home.open(terminal)
    #expect(
      terminal.shown.shows(
        "error: a session is recovered before another one begins; leave this one, which", "is kept",
        "seed 41; seed 42\n", notSaved))
    let next = typing("help; history", "recover 2")
    home.open(next)
    #expect(next.shown.shows("lists all 2", "recovered 2 commands; the last is \"seed 42\""))
  }

  /// What fails is put right by the number that was asked for.
  @Test func mistakesNameTheNumber() throws {
    let home = try Home()
    let table = try home.write("m,sales\n" + (1...9).map { "\($0),\($0)\n" }.joined(), to: "t.csv")
    home.open(typing("load '\(table)' test=2; seed 4"))
    home.open(typing("seed 7"))
    try FileManager.default.removeItem(atPath: table)
    let terminal = typing("recover 2", "recover 2 partly")
    home.open(terminal)
    #expect(
      terminal.shown.shows(
        "fails now: there is no", "\"recover 2 partly\"", "recovered 1 of 2 commands", "\"recover 2 drop\" deletes it"))
  }

  /// A session that cannot come back stays, however the program ends.
  @Test func whatCannotComeBackStays() throws {
    let home = try Home()
    let table = try home.write("m,sales\n" + (1...9).map { "\($0),\($0)\n" }.joined(), to: "t.csv")
    home.open(ScriptedTerminal([.line("load '\(table)' test=2; seed 4"), .vanish]))
    try FileManager.default.removeItem(atPath: table)
    let next = try home.afterTheProgramEnded()
    for _ in 0..<2 {
      let terminal = typing("recover", "quit")
      next.open(terminal)
      #expect(terminal.shown.shows("A session of 2 commands was lost;", "error: command 1, ", "fails now: there is no"))
    }
    #expect(next.journals == ["1.md"])
  }

  /// Once, at the start.
  @Test func nowhereToKeepAnything() throws {
    let nowhere = ScriptedTerminal([.line("seed 3"), .line("seed 4")])
    #expect(Program(at: nowhere, UserFolders { _ in nil }).open(file: nil, commands: nil, in: .english) == 0)
    #expect(
      nowhere.errors == "nothing is kept of this session, neither its lines nor its commands: neither "
        + "XDG_STATE_HOME nor HOME names a folder\n")
    let home = try Home()
    let file = try home.write("", to: "file")
    let refused = ScriptedTerminal([.line("seed 3")])
    let folders = UserFolders { $0 == "HOME" ? file : nil }
    #expect(Program(at: refused, folders).open(file: nil, commands: nil, in: .english) == 0)
    #expect(
      refused.errors.contains("cannot make the folder \"\(file)/.local/state/unroll/sessions\": Not a directory\n"))
  }

  /// Journals that cannot be written, until they can be again.
  @Test func troublesAreToldOnce() throws {
    let home = try Home()
    let sessions = home.path("state/unroll/sessions")
    let terminal = ScriptedTerminal([
      .call { try? FileManager.default.removeItem(atPath: sessions) }, .line("seed 3"),
      .line("seed 4"),
      .call { try? FileManager.default.createDirectory(atPath: sessions, withIntermediateDirectories: true) },
      .line("seed 5"), .line("seed 6"),
    ])
    home.open(terminal)
    #expect(
      terminal.errors == "this session is not written down, so a crash would lose it: No such file or directory\n"
        + "this session is written down again, all of it\n")
    let next = typing("recover")
    home.open(next)
    #expect(next.shown.contains("recovered 4 commands"))
  }
}
