import Foundation
import Glibc
import Testing

extension AtTheTerminal {
  /// Long work at the prompt: it shows how far it has come, can be stopped, watched and recovered.
  @Suite struct LongWorkTests {
    /// A prompt with a network for the sales, about to train for ever.
    private func training(_ command: String, home: Scratch? = nil) throws -> PseudoTerminal {
      let terminal = try PseudoTerminal(home: home)
      try terminal.at(1, type: "load sales; model lstm 4\r")
      try terminal.at(3, type: command + "\r")
      return terminal
    }

    @Test func progressThenControlCThenTheSameAsUninterrupted() throws {
      let terminal = try training("train 5000000")
      try terminal.see(" of 5,000,000 · loss ")
      try terminal.see("/s · ")
      try terminal.see(" left")
      try terminal.type("\u{3}")
      try terminal.see("stopped after epoch ")
      let found = try #require(
        terminal.text.firstMatch(of: /stopped after epoch ([\d,]+) of 5,000,000; "train (\d+)" goes on from here/))
      let (made, left) = (try #require(Int(found.1.replacing(",", with: ""))), try #require(Int(found.2)))
      #expect(made + left == 5_000_000)
      try terminal.at(4, type: "train 5; evaluate\r")
      try terminal.see("test RMSE ")
      try terminal.see(")\n")
      let error = try #require(terminal.text.firstMatch(of: /test RMSE [\d.]+/)).output
      let whole = try Program.run("-c", "load sales; model lstm 4; train \(made + 5); evaluate")
      #expect(whole.output.contains(error))
    }

    @Test func nothingOfItInAPipe() throws {
      let answer = try Program.run("-c", "load sales; model lstm 4; train 20000")
      #expect(answer.error.isEmpty && !answer.output.contains("left"))
    }

    /// One step of this network takes longer than a test may: the second Ctrl-C leaves it all the same.
    @Test func aSecondControlCLeavesAtOnce() throws {
      let terminal = try PseudoTerminal()
      try terminal.at(1, type: "load addition digits=3 examples=2000; model gru 512; train 50 batch=1800\r")
      try terminal.see("0 of 50")
      try terminal.send(SIGINT)
      try terminal.send(SIGINT)
      try terminal.see("stopped after epoch ")
      try terminal.see("goes on from here")
      let found = try #require(terminal.text.firstMatch(of: /stopped after epoch (\d+) of 50/))
      let made = try #require(Int(found.1))
      try terminal.at(made > 0 ? 4 : 3, type: "train 1 batch=1800; evaluate\r")
      try terminal.see("validation loss ")
      try terminal.see("exact ")
      let loss = try #require(terminal.text.firstMatch(of: /validation loss [\d.]+/)).output
      let whole = try Program.run(
        "-c",
        "load addition digits=3 examples=2000; model gru 512; train \(made + 1) batch=1800; evaluate")
      #expect(whole.output.contains(loss + "\n"))
    }

    @Test func aSignalKeepsTheSession() throws {
      let home = try Scratch()
      let terminal = try training("train 5000000", home: home)
      try terminal.see(" left")
      kill(terminal.process, SIGTERM)
      #expect(try terminal.end() == 128 + SIGTERM)
      let next = try PseudoTerminal(home: home)
      try next.see("A session of 3 commands was lost")
      try next.at(1, type: "recover\r")
      try next.see("recovered 3 commands; the last is \"train ")
      try next.at(4, type: "save '\(home.path("s.md"))'; quit\r")
      #expect(try next.end() == 0)
      let last = try PseudoTerminal(home: home)
      try last.at(1, type: "recover\r")
      try last.see("there is no lost session")
    }

    @Test func afterKillingItTheSessionComesBack() throws {
      let home = try Scratch()
      let terminal = try PseudoTerminal(home: home)
      try terminal.at(1, type: "load sales; model lstm 4; train 50; evaluate\r")
      try terminal.see("test RMSE ")
      try terminal.see("[5] > ")
      let error = try #require(terminal.text.firstMatch(of: /test RMSE [\d.]+/)).output
      kill(terminal.process, SIGKILL)
      #expect(try terminal.end() == -SIGKILL)
      let next = try PseudoTerminal(home: home)
      try next.at(1, type: "recover; evaluate\r")
      try next.see(String(error))
    }

    /// Nobody could continue this program, so the system does not stop it: it draws its line anew.
    @Test func controlZWithoutAShell() throws {
      let terminal = try PseudoTerminal()
      try terminal.at(1, type: "seed")
      // The key takes back what the program has not read yet.
      try terminal.see("seed")
      try terminal.type("\u{1A}")
      try terminal.see("[1] > seed")
      kill(terminal.process, SIGCONT)
      try terminal.see("[1] > seed")
      try terminal.waitForRaw()
      try terminal.type(" 8\r")
      try terminal.see("\nseed 8\n")
    }
  }
}
