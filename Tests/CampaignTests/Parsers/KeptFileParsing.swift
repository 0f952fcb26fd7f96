import Notebook
import NotebookTestSupport
import Storage
import Synchronization
import Terminal
import Testing

/// Histories, journals and snapshots of trainings in this process.
@Suite(.onOwnThreads) struct KeptFileParsing {
  /// What could be typed is kept, the new line is the last, and the next prompt reads the same.
  @Test func everyHistoryTakesALine() {
    Inputs.each("parsed histories") { random in
      let bytes = Self.history(&random)
      let file = Mutex(bytes)
      let history = HistoryFile(
        .init(
          lastLines: { most in file.withLock { Array($0.suffix(most)) } }, whileLocked: { $0() },
          replace: { new in file.withLock { $0 = new } }))
      let before = history.lines()
      history.append("seed 77")
      let after = history.lines()
      let expected = before.last == "seed 77" ? before : (before + ["seed 77"]).suffix(HistoryFile.mostLines)
      if after != expected { return "\(before.suffix(3)) became \(after.suffix(3))" }
      return ControlCharacters.complaint(about: after, of: String(decoding: bytes, as: UTF8.self))
    }
  }

  /// A long history is rare: it takes longer than all others.
  private static func history(_ random: inout SeededRandom) -> [UInt8] {
    if random.oneIn(100) { return KeptFiles.history(&random) }
    var bytes: [UInt8] = []
    for _ in 0..<random.below(6) {
      bytes += Array(random.pick("seed \(random.below(100))", "load sales", "", "  ", Odd.text(&random)).utf8)
      bytes += random.oneIn(20) ? [13, 10] : random.oneIn(30) ? [] : [10]
    }
    return random.oneIn(2) ? Mutation.changed(bytes, &random) : bytes
  }

  /// Whole lines that were cut off after them come back; of others as much as can be read.
  @Test func everyJournalIsReadOrRefused() {
    Inputs.each("parsed journals") { random in
      let cells = Self.cells(&random)
      let heading = JournalText.heading(.english, folder: random.pick("/", "/a b", "/\u{202E}", "/x\ny"))
      var bytes = Array((heading + cells.map { JournalText.text(of: $0) }.joined()).utf8)
      if random.oneIn(3) {
        bytes.removeLast(random.below(bytes.count))
        guard let journal = JournalText(bytes) else { return bytes.count < 3 ? nil : "refused after a cut" }
        // The last command may have lost a part of its output.
        let back = journal.document.cells.map { $0.command }
        return cells.map(\.command).starts(with: back) ? nil : "\(back) of \(cells.map(\.command))"
      }
      if random.oneIn(4) {
        let back = JournalText(bytes)?.document.cells.map { ($0.command, $0.output) } ?? []
        let isSame = back.elementsEqual(cells) { $0.0 == $1.command && $0.1 == $1.output }
        return isSame ? nil : "\(back) of \(cells)"
      }
      let changed = KeptFiles.changed(bytes, with: Array("> seed 3\n````````\n".utf8), &random)
      guard let journal = JournalText(changed) else { return nil }
      let lost = LostSession(journal, snapshots: [:], partial: nil, files: InMemoryFileStore().files, here: "/")
      return ControlCharacters.complaint(
        about: [1, 2].map { lost.offer(among: $0).description }.map { $0.isEmpty ? "\u{0}" : $0 }, of: "journal")
    }
  }

  private static func cells(_ random: inout SeededRandom) -> [SessionRecorder.Cell] {
    (0..<random.number(1...5)).map { _ in
      let command = random.pick("seed \(random.below(100))", "load sales", "encode '你好'", "decode 3 1 4", "table")
      let output = (0..<random.below(3)).map { _ in random.pick("seed 3", "> seed 3", "```", "\\> x", "'1+2'", "é x") }
      return SessionRecorder.Cell(command: command, output: output)
    }
  }

  /// A changed snapshot is none. One in the earlier form whose checksum is right is read without a trap.
  @Test func everySnapshotIsWholeOrNone() throws {
    let whole = try #require(try SmallSnapshot.made)
    let (bytes, earlier) = (whole.bytes, whole.earlierBytes)
    #expect(TrainingSnapshot(bytes: bytes) == whole && TrainingSnapshot(bytes: earlier) == whole)
    Inputs.each("parsed snapshots") { random in
      if random.oneIn(2) {
        let changed = KeptFiles.changed(bytes, with: bytes, &random)
        let snapshot = TrainingSnapshot(bytes: changed)
        return snapshot == nil || snapshot == whole ? nil : "taken for whole: \(changed.count) bytes"
      }
      let changed = SmallSnapshot.withChecksum(KeptFiles.changed(earlier, with: earlier, &random).dropLast(8))
      guard let snapshot = TrainingSnapshot(bytes: changed) else { return nil }
      let isSame = TrainingSnapshot(bytes: snapshot.bytes)?.bytes == snapshot.bytes
      return isSame ? nil : "written otherwise than read: \(changed.count) bytes"
    }
  }
}

/// A snapshot of a few hundred bytes.
enum SmallSnapshot {
  static var bytes: [UInt8] {
    get throws { try made?.bytes ?? [] }
  }

  static var made: TrainingSnapshot? {
    get throws {
      var notebook = prompt()
      for line in ["load sales", "model srn 1"] { _ = notebook.run(line) }
      let answer = notebook.run("train 2")
      guard case .made(let snapshot) = try #require(answer.training) else { return nil }
      return snapshot()
    }
  }

  /// The bytes with the checksum (FNV-1a, little-endian) that a whole file of them has.
  static func withChecksum(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    let sum = Hash.of(Array(bytes))
    return Array(bytes) + (0..<8).map { UInt8(truncatingIfNeeded: sum >> (8 * UInt64($0))) }
  }
}
