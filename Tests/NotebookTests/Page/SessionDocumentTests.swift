import Notebook
import NotebookTestSupport
import Testing
import Text

@Suite struct SessionDocumentTests {
  @Test func commandsAndTheirOutput() throws {
    let text = session("> load sales", "sales: 36 months", "", "> model lstm 8", ">", "> # 注释")
    let cells = try document(text).cells
    #expect(cells.map(\.command) == ["load sales", "model lstm 8", "", "# 注释"])
    #expect(cells.map(\.line) == [4, 7, 8, 9])
    #expect(cells.map(\.output) == [["sales: 36 months", ""], [], [], []])
  }

  @Test func itemsAreTheFileInOrder() throws {
    let items = try document("\u{FEFF}a\r\n```unroll\r\n> x\r\nout\r\n```\r\nb").items
    #expect(items == [.line("a"), .line("```unroll"), .cell(0), .line("```"), .line("b")])
  }

  /// What a file may look like, and the commands in it.
  @Test(arguments: [
    ("", []), ("\n", []), ("prose", []), ("\u{FEFF}", []), ("\r\n\r\n", []), ("> a quotation\n", []),
    ("```unroll\n```", []), ("```unroll\n\n  \n> a\n```", ["a"]),
    ("~~~unroll\n> a\n```\n~~~\n", ["a"]), ("~~~~ unroll\n> a\n~~~\n> b\n~~~~~ \t\n", ["a", "b"]),
    ("````unroll\n> a\n```\n> b\n````\n", ["a", "b"]),
    ("   ```unroll\n   > a\n   out\n   ```\n", ["a"]), ("    ```unroll\n> a\n", []),
    ("  ```unroll\n> a\n out\n\n```\n", ["a"]),
    ("```\tunroll extra words\n> a\n```\n", ["a"]), ("```sh\n> a\n```\n", []), ("```unrolled\n> a\n```\n", []),
    ("```\n```unroll\n> a\n```\n", []), ("```sh\nnever closed\n> a\n", []),
    ("```md\n    ```\n```\n```unroll\n> a\n```\n", ["a"]),
    ("``` `unroll\n> a\n", []), ("``unroll\n> a\n``\n", []),
    ("```unroll\r\n> a\r\nb\nc\r\n```\r\n", ["a"]), ("\u{FEFF}```unroll\n> a\n```", ["a"]),
    ("```unroll\n> a\n\u{FEFF}> b\n```", ["a"]), ("```unroll\n> a\n\\> b\n\\x\n\\\\> c\n```\n", ["a"]),
    ("```unroll\n> a\n>b\n > c\n\t> d\n```\n", ["a"]), ("```unroll\n> \u{301}a\n>\u{301} b\n```\n", ["\u{301}a"]),
    ("\u{1FEF}\u{1FEF}\u{1FEF}unroll\n> a\n", []), ("x\r```unroll\n> a\n", []),
    ("```unroll\n> a\n```\n\n```unroll\n> b  \n   \n\t\n```\n\n", ["a", "b  "]),
  ])
  func keepsEveryByte(text: String, commands: [String]) throws {
    let document = try document(text)
    #expect(document.cells.map(\.command) == commands)
    #expect(Array(document.text.utf8) == Array(text.utf8))
    #expect(SessionDocument.isSession(Array(text.utf8)) == !commands.isEmpty)
    let same = document.recording(document.cells.map(\.output))
    #expect(Array(same.text.utf8) == Array(text.utf8), "output that is as recorded stays as it stands")
  }

  /// Whatever is in a file, it comes out again.
  @Test func keepsEveryByteOfAnything() throws {
    let pieces = [
      "```", "````", "~~~", "unroll", " ", "   ", "\t", "\n", "\n", "\n", "\n", "\r\n", "\r", ">", "> ", "\\", "x",
      "\u{FEFF}", "\u{301}", "中", "🙂", "\u{1FEF}", "`", "\0", "\n```unroll\n> a\n", "\n```\n",
    ]
    var random = SeededGenerator(seed: 1)
    var sessions = 0
    for _ in 0..<20_000 {
      let text = (0..<Int.random(in: 0...24, using: &random))
        .map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
      guard let document = try? document(text) else { continue }
      sessions += document.cells.isEmpty ? 0 : 1
      try #require(Array(document.text.utf8) == Array(text.utf8), "\(text.debugDescription)")
    }
    #expect(sessions > 1000)
  }

  /// Output comes back as it was recorded, whatever it looks like, in every kind of block.
  @Test func recordedOutputIsReadBack() throws {
    let pieces = [
      "> ", ">", "\\", "```", "````", "~~~", "`", "~", " ", "   ", "\t", "x", "#", "unroll", "\u{301}", "\u{FEFF}",
      "中", "🙂", "\u{1FEF}",
    ]
    let blocks = [
      ("```", ""), ("````", ""), ("~~~", ""), ("```", "  "), ("~~~~", "   "),
    ]
    var random = SeededGenerator(seed: 2)
    for round in 0..<20_000 {
      let (fence, indent) = blocks[round % blocks.count]
      let lineEnd = round.isMultiple(of: 3) ? "\r\n" : "\n"
      let source = ["# T", "\(indent)\(fence)unroll", "\(indent)> a", "old", "> b", indent + fence, "end"]
      let output = (0..<Int.random(in: 0...4, using: &random)).map { _ in
        (0..<Int.random(in: 0...6, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
          .withoutTrailingBlanks
      }
      let recorded = try document(source.joined(separator: lineEnd)).recording([output])
      let read = try document(recorded.text)
      try #require(read.cells.map(\.command) == ["a", "b"], "\(recorded.text.debugDescription)")
      try #require(read.cells[0].records(output), "\(recorded.text.debugDescription)")
      try #require(read.cells[0].output.elementsEqual(output) { $0.utf8.elementsEqual($1.utf8) })
      try #require(Array(read.text.utf8) == Array(recorded.text.utf8))
    }
  }

  @Test func newOutputHasTheLineEndsAndTheIndentationOfItsFile() throws {
    let recorded = try document("  ```unroll\r\n  > a\r\n  old\r\n  ```\r\n").recording([["new  ", "", "> x"]])
    #expect(recorded.text == "  ```unroll\r\n  > a\r\n  new\r\n\r\n  \\> x\r\n  ```\r\n")
  }

  @Test func blanksAtTheEndsOfLinesAreNoDifference() throws {
    let document = try document(session("> a", "out \t ", "  "))
    #expect(document.cells[0].records(["out", ""]))
    #expect(document.recording([["out  ", ""]]).text == document.text)
    #expect(!document.cells[0].records(["out"]))
    #expect(!document.cells[0].records([" out", ""]))
  }

  /// Two spellings of é look the same and are not the same bytes.
  @Test func outputIsComparedByteForByte() throws {
    #expect(try !document(session("> a", "caf\u{E9}")).cells[0].records(["cafe\u{301}"]))
  }

  @Test(arguments: [
    ("```unroll\n> a\n", SessionError.unclosedBlock(line: 1)),
    ("a\n\n~~~unroll\n> a\n```\n", .unclosedBlock(line: 3)),
    ("a\n```unroll\n\noutput\n```\n", .outputBeforeCommand(line: 4)),
    ("```unroll\n> a\n```\n```unroll\nb\n```\n", .outputBeforeCommand(line: 5)),
    ("```unroll\n\\> a\n```\n", .outputBeforeCommand(line: 2)),
  ])
  func mistakes(text: String, error: SessionError) {
    #expect(throws: error) { try document(text) }
    #expect(!SessionDocument.isSession(Array(text.utf8)))
    #expect(!error.message.isEmpty && !error.hint.isEmpty)
  }

  @Test(arguments: [
    ([0xFF], 1), ([0x61, 0x0A, 0x80], 2), ([0x0A, 0x0A, 0xE4, 0xB8], 3), ([0xC3, 0x0A, 0xA9], 1),
    ([0xEF, 0xBB, 0xBF, 0x0D, 0x0A, 0xC0, 0x80, 0x0A], 2), ([0xED, 0xA0, 0x80], 1),
  ])
  func bytesThatAreNotText(bytes: [UInt8], line: Int) {
    #expect(throws: SessionError.notUTF8(line: line)) { try SessionDocument(bytes) }
  }

  @Test func longLines() throws {
    let long = String(repeating: "`中\\> ", count: 200_000)
    let text = "\(long)\n```unroll\n> \(long)\n\(long)\n```\n"
    let document = try document(text)
    #expect(document.cells.first?.command.utf8.count == long.utf8.count)
    #expect(document.text.utf8.count == text.utf8.count)
    let blanks = String(repeating: " ", count: 1_000_000) + "```"
    let deep = "```unroll\n> a\n\(blanks)\n```\n"
    #expect(try SessionDocument(Array(deep.utf8)).text == deep)
  }
}
