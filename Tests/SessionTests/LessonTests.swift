import Foundation
import Testing

extension AtTheTerminal {
  /// A lesson with the keys of a real terminal, and a prompt within it.
  @Suite struct LessonTests {
    @Test func tryingThingsAndComingBack() throws {
      let home = try Scratch()
      let lesson = try home.write("# Lesson\n\n```unroll\n> seed 7\nseed 7\n> seed\nseed 7\n```\n", to: "lesson.md")
      let terminal = try PseudoTerminal("replay", "--step", lesson, home: home)
      try terminal.see("Lesson\n\n> seed 7\n")
      try terminal.see("1/2  lesson.md  Space forward")
      #expect(!terminal.text.contains("seed 7\nseed 7"))
      try terminal.waitForRaw()
      try terminal.type(" ")
      try terminal.see("seed 7\n> seed\n")
      try terminal.see("2/2  lesson.md")
      try terminal.waitForRaw()
      try terminal.type("i")
      try terminal.at(2, type: "seed; seed 99\r")
      try terminal.see("seed 7\nseed 99\n")
      try terminal.at(4, type: "quit\r")
      try terminal.see("as it was")
      try terminal.see("2/2  lesson.md")
      try terminal.waitForRaw()
      try terminal.type(" ")
      try terminal.see("seed 7\n")
      try terminal.see("the end")
      try terminal.waitForRaw()
      try terminal.type(" ")
      #expect(try terminal.end() == 0)
    }
  }
}

/// Every command of the tour can be typed, one after another.
@Test func theWholeTourWorks() throws {
  let shown = try Program.run("-c", "tour start")
  let commands = shown.output.components(separatedBy: "\n").filter { $0.hasPrefix("    ") }
  #expect(commands.count >= 10)
  let answer = try Program.run(input: commands.joined(separator: "\n"))
  #expect(answer.status == 0, "\(answer.error)")
}
