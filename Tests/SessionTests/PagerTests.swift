import Foundation
import Testing

extension AtTheTerminal {
  /// Long answers and lessons with the keys of a real terminal.
  @Suite struct PagerTests {
    @Test func pagesAndTheirKeys() throws {
      let terminal = try PseudoTerminal()
      try terminal.at(1, type: "help all\r")
      try terminal.see("1 to 23 of ")
      try terminal.type(" ")
      try terminal.see("24 to 46 of ")
      try terminal.type("\u{1B}[A")
      try terminal.see("23 to 45 of ")
      try terminal.type("g")
      try terminal.see("1 to 23 of ")
      try terminal.type("/recover\r")
      try terminal.see("recover ")
      try terminal.type("q")
      try terminal.at(2, type: "seed 5\r")
      try terminal.see("seed 5\n")
      // Ctrl-C leaves the pages, and what was typed at the next prompt is whole.
      try terminal.at(3, type: "help all\r")
      try terminal.see("1 to 23 of ")
      try terminal.type("\u{3}")
      try terminal.at(4, type: "seed\r")
      try terminal.see("seed 5\n")
      try terminal.at(5, type: "quit\r")
      #expect(try terminal.end() == 0)
    }

    @Test func anotherProgramIfPAGERNamesIt() throws {
      let terminal = try PseudoTerminal(environment: ["PAGER": "sed 's/^/| /'"])
      try terminal.at(1, type: "help all\r")
      try terminal.see("| Load data\n|   load ")
      try terminal.at(2, type: "seed 5\r")
      try terminal.see("seed 5\n")
      try terminal.at(3, type: "quit\r")
      #expect(try terminal.end() == 0)
    }
  }
}
