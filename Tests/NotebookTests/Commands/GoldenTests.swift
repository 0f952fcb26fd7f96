import Notebook
import NotebookTestSupport
import Storage
import Testing

/// Session files in `Goldens` whose recorded output is what every command must answer, mistakes included. After a
/// change that is meant, read what `unroll check` shows, then `unroll update` them.
@Suite struct GoldenTests {
  static let folder = "\(#filePath)".split(separator: "/").dropLast().reduce("") { $0 + "/" + $1 } + "/Goldens"

  static let names = TemporaryFolder.names(in: folder).filter { $0.hasSuffix(".md") }

  @Test func everyCommandHasOne() {
    for command in CommandTable.names {
      #expect(GoldenTests.names.contains(command + ".md"))
    }
  }

  @Test(arguments: names)
  func answersAreThoseRecorded(name: String) throws {
    var runner = try SessionRunner(path: GoldenTests.folder + "/" + name, store: .disk, machine: .local)
    let differences = runner.check()
    if !differences.isEmpty { Issue.record("\(differences.joined(separator: "\n"))") }
  }

  /// Lines are laid out for 80 columns; what is wrong with one may take more.
  @Test(arguments: names)
  func outputHasEightyColumns(name: String) throws {
    let runner = try SessionRunner(path: GoldenTests.folder + "/" + name, store: .disk, machine: .local)
    for line in runner.document.cells.flatMap(\.output) where !line.hasPrefix("error: ") {
      #expect(line.count <= 80 || line.allSatisfy { $0 == "^" || $0 == " " }, "\(name): \(line)")
    }
  }
}
