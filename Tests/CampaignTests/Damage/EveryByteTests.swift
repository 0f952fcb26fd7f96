import Notebook
import NotebookTestSupport
import Terminal
import Testing

/// Every truncation and every flipped bit of what is kept, read in this process.
@Suite(.onOwnThreads) struct EveryByteTests {
  private static let masks = (0..<8).map { UInt8(1) << UInt8($0) }

  private static func damages(of bytes: [UInt8]) -> [Mutation.Damage] {
    bytes.indices.map { .truncated($0) } + masks.flatMap { mask in bytes.indices.map { .flipped($0, mask) } }
  }

  /// A snapshot is whole or none.
  @Test func snapshots() throws {
    let whole = try SmallSnapshot.bytes
    for damage in Self.damages(of: whole) {
      #expect(TrainingSnapshot(bytes: damage.applied(to: whole)) == nil, "\(damage)")
    }
  }

  /// A cut journal gives back all commands before the cut; one changed byte changes one command at most, or opens a
  /// block that was closed, or is refused.
  @Test func journals() {
    let commands = ["seed 3", "load sales", "encode '1+2'", "seed 5", "decode 3 1 4"]
    var bytes = Array(JournalText.heading(.english, folder: "/tmp").utf8)
    var ends: [Int] = []
    for command in commands {
      bytes += Array(JournalText.text(of: .init(command: command, output: ["one", "> two"])).utf8)
      ends.append(bytes.count)
    }
    for damage in Self.damages(of: bytes) {
      let back = JournalText(damage.applied(to: bytes))?.document.cells.map(\.command)
      guard case .truncated(let count) = damage else { continue }
      let whole = ends.count { $0 <= count }
      #expect(commands.starts(with: back ?? []) && (back?.count ?? 0) >= whole, "\(damage)")
    }
  }

  /// All lines but the one with the changed byte come back.
  @Test func histories() {
    let lines = ["seed 1", "load sales", "encode '你好'", "model lstm 8"]
    let whole = Array((lines.joined(separator: "\n") + "\n").utf8)
    for damage in Self.damages(of: whole) {
      let bytes = damage.applied(to: whole)
      let file = HistoryFile(.init(lastLines: { Array(bytes.suffix($0)) }, whileLocked: { $0() }, replace: { _ in }))
      let missing = lines.count { !file.lines().contains($0) }
      switch damage {
      case .truncated: #expect(lines.starts(with: file.lines().filter(lines.contains)), "\(damage)")
      // A changed line end joins two.
      case .flipped: #expect(missing <= 2, "\(damage)")
      }
      #expect(ControlCharacters.complaint(about: file.lines(), of: "\(damage)") == nil)
    }
  }

  /// A session is refused, or kept byte for byte and run as what it then says.
  @Test func sessions() {
    let text = "# 課\n\nProse.\n\n```unroll\n> seed 3\nseed 3\n> decode 3 1 4\n'1+2'\n> modle\n\\> x\n```\n\nEnd.\n"
    let whole = Array(text.utf8)
    for damage in Self.damages(of: whole) {
      let bytes = damage.applied(to: whole)
      guard let document = try? SessionDocument(bytes) else { continue }
      #expect(document.text.utf8.elementsEqual(bytes), "\(damage)")
      var notebook = Notebook(replaying: document)
      for cell in document.cells {
        let answer = notebook.run(cell.command)
        #expect(ControlCharacters.complaint(about: answer.recorded, of: cell.command) == nil, "\(damage)")
      }
    }
  }
}
