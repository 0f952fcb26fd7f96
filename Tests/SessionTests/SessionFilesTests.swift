import Foundation
import Notebook
import Tasks
import Storage
import Testing

/// What the project shows its readers is true, byte for byte: sessions, examples and the README.
///
/// One after another: trainings beside each other would take turns on the same cores.
@Suite(.serialized) struct SessionFilesTests {
  static let sessions = Project.files(in: "sessions", ending: ".md")
  /// Sessions that say in their first lines that they are slow are checked where `UNROLL_SLOW` is 1.
  static let recorded =
    sessions.filter { includesSlow || !isSlow($0) } + Project.files(in: "examples", ending: ".md") + ["README.md"]
  static let tables = Project.files(in: "examples", ending: ".csv")

  private static let includesSlow = ProcessInfo.processInfo.environment["UNROLL_SLOW"] == "1"

  private static func isSlow(_ name: String) -> Bool {
    let lines = (try? Project.text(name))?.split(separator: "\n").prefix(5) ?? []
    return lines.contains { $0.hasPrefix("<!-- slow") }
  }

  @Test func theSessionsAreThere() {
    #expect(
      SessionFilesTests.sessions.filter(SessionFilesTests.isSlow)
        == ["sessions/class-table.md", "sessions/keras-claims.md"])
    for name in ["addition", "class-table", "comparison", "monthly-sales", "one-hot", "one-hot-zh-TW"] {
      #expect(SessionFilesTests.sessions.contains("sessions/\(name).md"))
    }
    #expect(SessionFilesTests.tables.contains("examples/sales.csv"))
  }

  @Test(arguments: recorded)
  func outputIsAsRecorded(name: String) throws {
    var runner = try SessionRunner(path: Project.path(name), store: .disk, machine: .local)
    let differences = runner.check()
    if !differences.isEmpty { Issue.record("\(differences.joined(separator: "\n"))") }
  }

  @Test(arguments: tables)
  func examplesCanBeLoaded(name: String) throws {
    let files = FileAccess(store: .disk, folder: Project.folder)
    var notebook = Notebook(context: CommandContext(files: files, machine: .local), allowsShortening: false)
    let answer = notebook.run("load \(name)")
    #expect(!answer.failed, "\(answer.lines)")
  }

  @Test func theExampleIsWhatIsBuiltIn() throws {
    let file = try SeriesFile(Array(try Project.text("examples/sales.csv").utf8))
    #expect(try Series(file) == Series.sales)
  }
}

/// What README.md says of commands and files.
@Suite struct ReadmeTests {
  /// The lines of the block after a comment.
  private func block(after comment: String) throws -> [String] {
    let lines = try Project.text("README.md").components(separatedBy: "\n")
    let start = try #require(lines.firstIndex(of: "<!-- \(comment) -->"))
    return Array(lines[(start + 2)...].prefix { $0 != "```" })
  }

  @Test func everyCommandIsInTheTable() throws {
    let rows = try Project.text("README.md").components(separatedBy: "\n").filter { $0.hasPrefix("| `") }
    let commands = rows.compactMap { $0.components(separatedBy: "|").dropFirst().first }.joined()
    for command in CommandTable.names {
      #expect(commands.contains("`\(command)`") || commands.contains("`\(command) "), "\(command)")
    }
  }

  @Test func everyFileItNamesIsThere() throws {
    let text = try Project.text("README.md")
    for match in text.matches(of: /\((?<path>[a-zA-Z][^):]*)\)/) where match.path.contains("/") {
      #expect(FileManager.default.fileExists(atPath: Project.path(String(match.path))), "\(match.path)")
    }
    for match in text.matches(of: /`(?<path>(Sources|Tests|sessions|examples)\/[^`]*)`/) {
      #expect(FileManager.default.fileExists(atPath: Project.path(String(match.path))), "\(match.path)")
    }
  }

  @Test func theTwoCommands() throws {
    #expect(try block(after: "tests") == ["swift test -c release"])
    let run = try block(after: "run")
    #expect(run.count == 1 && run[0].hasPrefix("swift run -c release unroll replay "))
    for name in run[0].split(separator: " ").filter({ $0.hasSuffix(".md") }) {
      #expect(SessionFilesTests.sessions.contains(String(name)))
    }
  }
}
