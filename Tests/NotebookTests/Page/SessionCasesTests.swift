import Notebook
import NotebookTestSupport
import Testing

/// Session files as editors, other programs and people leave them.
@Suite struct SessionCasesTests {
  private static let whole = """
    # Session

    ```unroll
    > load sales
    sales: 36 months, 119.3 to 682.0; 24 to train on, 12 to test
    > encode ' 1+2' 4
       ␣ + 0 1 2 3 4 5 6 7 8 9
    ␣  1 0 0 0 0 0 0 0 0 0 0 0
    1  0 0 0 1 0 0 0 0 0 0 0 0
    +  0 1 0 0 0 0 0 0 0 0 0 0
    2  0 0 0 0 1 0 0 0 0 0 0 0
    ```

    """

  /// How a text differs from what it gives; nil if it is no session.
  private static func differences(_ text: String) -> [String]? {
    let store = InMemoryFileStore(["s.md": Array(text.utf8)])
    guard var runner = try? SessionRunner(path: "s.md", store: store.files, machine: Machine()) else { return nil }
    return runner.check()
  }

  private static let good: [String] = {
    let marked: String = "\u{FEFF}" + String(whole.dropLast())
    let lines: [String] = whole.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
    let example = "\n````markdown\n```unroll\n> load sales\nWRONG\n```\n````\n"
    return [
      whole, marked, lines.joined(separator: "\r\n"), whole.replacing("```", with: "~~~"),
      whole.replacing("9\n", with: "9   \n").replacing("0\n", with: "0 \t\n"), whole + example,
    ]
  }()

  @Test(arguments: good)
  func theseAreAsRecorded(text: String) { #expect(Self.differences(text) == []) }

  @Test(arguments: [
    "- one\n\n  ```unroll\n  > load sales\n  WRONG\n  ```\n", "``` unroll\n> load sales\nWRONG\n```\n",
    "```unroll title=x\n> load sales\nWRONG\n```\n", "```Unroll\n> load sales\nWRONG\n```\n",
    "```unroll \n> load sales\nWRONG\n```\n", "~~~unroll\n> load sales\nWRONG\n~~~\n",
  ])
  func aWrongRecordingIsFound(text: String) throws {
    let differences = try #require(Self.differences(text))
    #expect(differences.contains { $0.contains("WRONG") } && differences.contains { $0.hasPrefix("@@") })
  }

  @Test func aLineThatIsNotSaidIsShown() throws {
    let text = Self.whole.replacing("> load sales\n", with: "> load sales\nWRONG\n")
    #expect(try #require(Self.differences(text)).contains("-WRONG"))
  }

  /// What a file holds is shown, and not sent to the terminal.
  @Test func escapeCodesAreSpelled() throws {
    let text = Self.whole.replacing("> load sales\n", with: "> load sales\n\u{1B}[32mgreen\u{1B}[0m\n")
    let shown = try #require(Self.differences(text)).joined(separator: "\n")
    #expect(!shown.contains("\u{1B}") && shown.contains("[32mgreen"))
  }

  /// A block that never ends, prose alone, nothing at all: none of them passes.
  @Test(arguments: ["# T\n\n```unroll\n> load sales\nWRONG\n", "# prose\n", ""])
  func theseAreNoSessions(text: String) { #expect(Self.differences(text) != []) }
}
