import Foundation
import Testing

extension AtTheTerminal {
  /// Lessons: a session step by step, and the tour.
  @Suite struct LessonTests {
    private func lesson(_ home: Scratch) throws -> String {
      try home.write("# Lesson\n\n```unroll\n> seed 7\nseed 7\n> seed\nseed 7\n```\n", to: "lesson.md")
    }

    @Test func stepByStep() throws {
      let home = try Scratch()
      let terminal = try PseudoTerminal("replay", "--step", try lesson(home), home: home)
      try terminal.see("any key")
      try terminal.see("```unroll\n> ")
      #expect(!terminal.text.contains("seed 7"))
      try terminal.waitForRaw()
      try terminal.type(" ")
      try terminal.see("seed 7\nseed 7\n> ")
      try terminal.waitForRaw()
      try terminal.type(" ")
      try terminal.see("seed\nseed 7\n```")
      #expect(try terminal.end() == 0)
    }

    @Test func tryingThingsAndComingBack() throws {
      let home = try Scratch()
      let terminal = try PseudoTerminal("replay", "--step", try lesson(home), home: home)
      try terminal.see("```unroll\n> ")
      try terminal.waitForRaw()
      try terminal.type(" ")
      try terminal.see("seed 7\nseed 7\n> ")
      try terminal.waitForRaw()
      try terminal.type("i")
      try terminal.at(2, type: "seed; seed 99\r")
      try terminal.see("seed 7\nseed 99\n")
      try terminal.at(4, type: "quit\r")
      try terminal.see("as it was")
      try terminal.see("> ")
      try terminal.waitForRaw()
      try terminal.type(" ")
      try terminal.see("seed\nseed 7\n```")
      #expect(try terminal.end() == 0)
    }

    @Test func qLeaves() throws {
      let home = try Scratch()
      let terminal = try PseudoTerminal("replay", "--step", try lesson(home), home: home)
      try terminal.see("```unroll\n> ")
      try terminal.waitForRaw()
      try terminal.type("q")
      #expect(try terminal.end() == 0)
      #expect(!terminal.text.contains("seed 7"))
    }

    @Test func theTourIsShownAndLeavesTheSessionAlone() throws {
      let terminal = try PseudoTerminal()
      try terminal.at(1, type: "seed 5\r")
      try terminal.at(2, type: "tour\r")
      for command in ["load sales", "data 6"] {
        try terminal.see("\n> ")
        try terminal.waitForRaw()
        usleep(50_000)
        try terminal.type(" ")
        try terminal.see(command)
      }
      try terminal.see("\n> ")
      try terminal.waitForRaw()
      usleep(50_000)
      try terminal.type("q")
      try terminal.see("back at the prompt")
      try terminal.at(2, type: "seed; data\r")
      try terminal.see("seed 5\n")
      try terminal.see("there is no data yet")
    }

    /// Every command of the tour can be typed, one after another.
    @Test func theWholeTourWorks() throws {
      let shown = try Program.run("-c", "tour")
      let commands = shown.output.components(separatedBy: "\n").filter { $0.hasPrefix("    ") }
      #expect(commands.count >= 10)
      let answer = try Program.run(input: commands.joined(separator: "\n"))
      #expect(answer.status == 0, "\(answer.error)")
    }
  }
}
