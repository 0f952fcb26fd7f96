// Runs the commands of a session file and compares what they answer with what is recorded:
// swift run -c release replay ../../sessions/one-hot.md
import Foundation
import Notebook

/// Prints every command of a session and its answer.
///
/// - Returns: how many commands did not answer as recorded.
func replay(_ document: SessionDocument) -> Int {
  var notebook = Notebook(replaying: document)
  var different = 0
  for cell in document.cells {
    print("> " + cell.command)
    let answer = notebook.run(cell.command).recorded
    for line in answer { print(line) }
    guard !cell.records(answer) else { continue }
    different += 1
    print("line \(cell.line) recorded:")
    for line in cell.output { print(line) }
  }
  return different
}

guard CommandLine.arguments.count == 2 else {
  print("usage: replay SESSION.md")
  exit(64)
}
guard let file = FileManager.default.contents(atPath: CommandLine.arguments[1]) else {
  print("error: cannot read \(CommandLine.arguments[1])")
  exit(1)
}
do {
  let document = try SessionDocument(Array(file))
  let different = replay(document)
  print("\(document.cells.count) commands, \(different) answered in another way than recorded")
  exit(different == 0 ? 0 : 1)
} catch {
  print("error: \(error)")
  exit(1)
}
