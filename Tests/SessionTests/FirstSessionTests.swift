import Foundation
import Testing

extension AtTheTerminal {
  /// `sessions/first-session.md` as its writer typed it: at the real prompt every answer is the recorded one.
  @Suite struct FirstSessionTests {
    @Test func everyAnswerIsAsRecorded() throws {
      // With colours the lines of a picture need no signs to be told apart.
      let terminal = try PseudoTerminal(environment: ["NO_COLOR": "1"], lines: 50)
      var number = 1
      for (command, output) in try recorded() {
        try terminal.at(number, type: command + "\r")
        // A caret stands under the word as it was typed behind the prompt, and pictures are as large as the window.
        for line in output where !line.contains(where: "^│┤└┬⠤".contains) {
          guard line.count > 80 else {
            try terminal.see(line)
            continue
          }
          // Broken where the window ends.
          for word in line.split(separator: " ") { try terminal.see(String(word)) }
        }
        if !output.contains(where: { $0.hasPrefix("error:") }) {
          number += command.split(separator: ";").count
        }
      }
      try terminal.at(number, type: "quit\r")
      #expect(try terminal.end() == 0)
    }

    /// No mistake is a dead end: its answer says what was expected, or what to type.
    @Test func everyMistakeIsAnsweredWithAWayOn() throws {
      let mistakes = try recorded().compactMap { command, output in
        output.first { $0.hasPrefix("error:") }.map { (command, $0) }
      }
      #expect(mistakes.count > 10)
      for (command, answer) in mistakes {
        #expect(
          ["expected ", "did you mean", "type ", "usage: ", "with numbers of"].contains { answer.contains($0) },
          "\(command): \(answer)")
      }
    }

    /// The commands of the session and what was recorded below each.
    private func recorded() throws -> [(command: String, output: [String])] {
      let text = try String(contentsOfFile: Project.path("sessions/first-session.md"), encoding: .utf8)
      var cells: [(command: String, output: [String])] = []
      var isInside = false
      for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
        if line.hasPrefix("```") {
          isInside = line == "```unroll"
        } else if isInside, line.hasPrefix("> ") {
          cells.append((String(line.dropFirst(2)), []))
        } else if isInside, !cells.isEmpty {
          cells[cells.count - 1].output.append(String(line))
        }
      }
      return cells
    }
  }
}
