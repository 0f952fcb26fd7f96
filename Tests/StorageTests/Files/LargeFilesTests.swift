import Notebook
import NotebookTestSupport
import Storage
import Tasks
import Testing

/// Files that are larger than anybody meant.
@Suite struct LargeFilesTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func loading(_ name: String) -> String {
    var notebook = Notebook(
      context: CommandContext(files: FileAccess(store: .disk, folder: folder.path), machine: .local),
      allowsShortening: false)
    return notebook.run("load \(name)").lines.last ?? ""
  }

  @Test func tenMillionRowsAreRefused() throws {
    try folder.write("sales\n" + String(repeating: "7\n8\n", count: 5_000_000), to: "rows.csv")
    #expect(
      loading("rows.csv")
        == "error: the file has more than 5,000,000 rows; keep the rows and the columns that matter in a smaller file")
  }

  @Test func aMillionRowsAreRead() throws {
    try folder.write("sales\n" + String(repeating: "7\n8\n", count: 500_000), to: "rows.csv")
    #expect(
      loading("rows.csv") == "sales: 1,000,000 rows, 7 to 8; 999,988 to train on, 12 to test")
  }

  @Test func aMegabyteInOneCell() throws {
    try folder.write("sales\n1\n" + String(repeating: "x", count: 1 << 20) + "\n2\n3\n4\n", to: "cell.csv")
    let message = loading("cell.csv column=sales")
    #expect(message.hasPrefix("error: row 3, column \"sales\": \"xxx"))
    #expect(message.utf8.count < 300)
  }

  @Test func aMegabyteOfColumns() throws {
    try folder.write(String(repeating: "a,", count: 1 << 19) + "b\n1\n", to: "columns.csv")
    let message = loading("columns.csv")
    #expect(message.hasPrefix("error: "))
    #expect(message.utf8.count < 1000)
  }

  /// A line is as long as it is; the session is one like any other.
  @Test func aMegabyteLongLineOfASession() throws {
    let long = String(repeating: "x", count: 1 << 20)
    try folder.write(session("> decode 3", "'1'", "> \(long)", "> seed") + long, to: "s.md")
    var runner = try SessionRunner(path: folder.path("s.md"), store: .disk, machine: .local)
    #expect(runner.run(0).output == ["'1'"])
    let failed = runner.run(1)
    #expect(failed.failed)
    #expect(failed.output.last?.hasPrefix("error: no command \"xxx") == true)
    #expect(failed.output.last?.utf8.count ?? 0 < 300)
    #expect(runner.run(2).output == ["seed 1"])
  }
}
