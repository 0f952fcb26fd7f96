import Console
import Foundation
import Notebook
import Terminal
import TestSupport
import Text
import Testing

/// `sessions/first-session.md` as its writer typed it: at the prompt every answer is the recorded one.
@Suite struct FirstSessionTests {
  /// A command and what is recorded below it.
  private struct Cell {
    let command: String
    var output: [String] = []
    var isMistake: Bool { output.contains { $0.hasPrefix("error:") } }
  }

  @Test func everyAnswerIsAsRecorded() throws {
    let cells = try recorded()
    // In a window of 80 × 24 pictures are as large as recorded ones.
    let terminal = ScriptedTerminal(cells.map { .line($0.command) })
    #expect(try Home().open(terminal) == 0)
    #expect(terminal.hasPlayedAll)
    let expected = zip(cells, terminal.prompts).flatMap { cell, prompt in
      cell.isMistake ? shown(cell.output, after: prompt) : cell.output
    }
    var missing = expected[...]
    // What is shown and not recorded: remarks to the person.
    var remarks: [Substring] = []
    for line in terminal.output.split(separator: "\n") where !line.isEmpty {
      // The columns of a training are as wide as later rows may have to be.
      if Self.isSame(line, missing.first ?? "") { missing.removeFirst() } else { remarks.append(line) }
    }
    #expect(missing.isEmpty, "not shown: \(missing.first ?? ""); instead: \(remarks)")
    #expect(
      remarks == [
        "Unroll: recurrent networks, step by step. Type \"tour\" for a lesson, or \"help\".",
        "the model lstm 8 was put away; \"undo\" brings it back",
        "This session was not saved; at the next start \"recover\" brings it back.",
      ])
  }

  private static func isSame(_ line: Substring, _ recorded: String) -> Bool {
    func words(_ text: some StringProtocol) -> [String] {
      text.split(separator: " ").map { $0.allSatisfy { $0 == "─" } ? "─" : String($0) }
    }
    return line == recorded || words(line) == words(recorded)
  }

  /// The answer to a mistake as a person sees it: the caret stands under the word as it was typed after the prompt, and
  /// the sentence is broken at the window's edge.
  private func shown(_ output: [String], after prompt: String) -> [String] {
    guard output.count > 1, let sentence = output.last else { return output }
    let caret = String(repeating: " ", count: prompt.count - 2) + output[output.count - 2]
    return Array(output.dropLast(2)) + [caret] + WrappedText.lines(sentence, width: 80)
  }

  /// No mistake is a dead end: its answer says what was expected, or what to type.
  @Test func everyMistakeIsAnsweredWithAWayOn() throws {
    let mistakes = try recorded().filter(\.isMistake)
    #expect(mistakes.count > 10)
    for mistake in mistakes {
      let answer = mistake.output.last ?? ""
      #expect(
        ["expected ", "did you mean", "type ", "usage: ", "with numbers of"].contains { answer.contains($0) },
        "\(mistake.command): \(answer)")
    }
  }

  private func recorded() throws -> [Cell] {
    let project = URL(fileURLWithPath: "\(#filePath)").deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let text = try String(contentsOf: project.appendingPathComponent("sessions/first-session.md"), encoding: .utf8)
    var cells: [Cell] = []
    var isInside = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") {
        isInside = line == "```unroll"
      } else if isInside, line.hasPrefix("> ") {
        cells.append(Cell(command: String(line.dropFirst(2))))
      } else if isInside, !line.isEmpty, !cells.isEmpty {
        cells[cells.count - 1].output.append(String(line))
      }
    }
    return cells
  }
}
