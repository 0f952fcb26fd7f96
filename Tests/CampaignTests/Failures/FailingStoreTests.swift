import Glibc
import Notebook
import NotebookTestSupport
import Storage
import Terminal
import Testing

/// The n-th call on files fails for every n, once and for ever: the old file or the new one stands whole, the person is
/// told if it is not the new one, and the session is as it was or as it should be.
@Suite(.onOwnThreads) struct FailingStoreTests {
  private static let errors = [ENOSPC, EIO, EINTR, EROFS]
  private static let (saved, stale) = (
    "# Session\n\n```unroll\n> seed 9\nseed 9\n```\n", "# Prose\n\n```unroll\n> seed 9\nseed 8\n```\n"
  )

  /// The failures of the calls of a piece of work, which is tried until no call is left that could fail.
  private func eachFailure(_ work: (Range<Int>, Int32) throws -> (calls: Int, what: String?)) throws {
    for error in Self.errors {
      for forEver in [false, true] {
        var number = 1
        while true {
          let (calls, wrong) = try work(number..<(forEver ? .max : number + 1), error)
          #expect(wrong == nil, "error \(error) at call \(number)\(forEver ? " and for ever" : ""): \(wrong ?? "")")
          guard calls >= number else { break }
          number += 1
        }
        #expect(number > 2, "nothing could fail")
      }
    }
  }

  @Test(arguments: [
    (["seed 3"], "save new.md"), (["seed 9"], "save f.md"), (["seed 3"], "save f.md replace=yes"),
    (["load sales"], "plot data file=f.svg replace=yes"), (["load sales"], "plot data file=new.svg"),
    (["load sales", "compare srn units=1 train=1 repeat=2"], "runs export new.csv"),
    (["load sales", "compare srn units=1 train=1 repeat=2"], "runs export f.csv replace=yes"),
  ])
  func commands(before: [String], line: String) throws {
    var whole = prompt(InMemoryFileStore().files)
    for command in before { _ = whole.run(command) }
    let old = ["f.md", "f.svg", "f.csv"].reduce(into: [:]) { $0[$1] = Array(Self.saved.utf8) }
    try eachFailure { calls, error in
      let store = InMemoryFileStore(old)
      var notebook = whole
      notebook.context.files = FileAccess(store: store.files)
      let seed = notebook.workbench.seed
      store.fail(calls: calls, errno: error)
      let answer = notebook.run(line)
      let made = store.calls
      let told = answer.lines.last?.hasPrefix("error: ") == true
      let isKept = store.paths == old.keys.sorted() && old.allSatisfy { store.bytes($0.key) == $0.value }
      if answer.failed != told { return (made, "failed: \(answer.failed), told: \(answer.lines)") }
      if answer.failed, !isKept { return (made, "it failed, but \(store.paths)") }
      if answer.failed != (made >= calls.lowerBound) { return (made, "a failure was not told: \(answer.lines)") }
      return (made, notebook.workbench.seed == seed ? nil : "another seed")
    }
  }

  @Test func update() throws {
    try eachFailure { calls, error in
      let store = InMemoryFileStore(["s.md": Array(Self.stale.utf8)])
      store.fail(calls: calls, errno: error)
      var outcome: String?
      do {
        var runner = try SessionRunner(path: "s.md", store: store.files)
        let changed = try !runner.update().updated.isEmpty
        if !changed { outcome = "nothing was updated" }
        if store.calls >= calls.lowerBound { outcome = "a failure was not told" }
        if store.text("s.md") != Self.stale.replacing("seed 8", with: "seed 9") { outcome = "not the new file" }
      } catch {
        if store.text("s.md") != Self.stale { outcome = "neither the old file nor the new one" }
      }
      return (store.calls, outcome)
    }
  }

  @Test func load() throws {
    let table = Array("month,c1\n1,2\n2,3\n3,5\n4,7\n5,11\n6,13\n".utf8)
    try eachFailure { calls, error in
      let store = InMemoryFileStore(["t.csv": table])
      var notebook = Notebook.after("seed 4", "load sales", store: store.files)
      let before = notebook.workbench.description
      store.fail(calls: calls, errno: error)
      let answer = notebook.run("load t.csv test=2")
      let isTold = answer.failed && answer.lines.last?.hasPrefix("error: ") == true
      if store.calls < calls.lowerBound { return (store.calls, answer.failed ? "\(answer.lines)" : nil) }
      let isSame = notebook.workbench.description == before
      return (store.calls, isTold && isSame ? nil : "told: \(isTold), as before: \(isSame)")
    }
  }

  /// A journal's file whose n-th call writes half of what it was given, or nothing, and fails.
  @Test(arguments: [0, 1, 2, 3, 1_000]) func journal(divisor: Int) throws {
    let pieces = ["# Session\n\nin /\n\n````````unroll\n"] + (1...5).map { "> seed \($0)\nseed \($0)\n" }
    for forEver in [false, true] {
      for number in 1...12 {
        let twin = FailingText(failing: number..<(forEver ? .max : number + 1), divisor: divisor)
        var text = GrowingText()
        var written = 0
        for piece in pieces {
          text.add(piece)
          do throws(SystemError) { try text.write(to: twin.place) } catch { #expect(!text.isWhole) }
          if text.isWhole { written += 1 } else { #expect(forEver || twin.calls >= number) }
        }
        // What is in the file is a beginning of the whole, whatever happened.
        #expect(pieces.joined().utf8.starts(with: twin.bytes), "call \(number), \(forEver)")
        if !forEver, twin.calls > number {
          try text.write(to: twin.place)
          #expect(twin.bytes == Array(pieces.joined().utf8), "call \(number)")
        }
        let back = JournalText(twin.bytes)?.document.cells.map(\.command) ?? []
        #expect((1...5).map { "seed \($0)" }.starts(with: back))
      }
    }
  }

  /// A history that cannot be read, locked or replaced keeps its lines.
  @Test func history() {
    let lines = ["seed 1", "load sales"]
    for failing in 1...8 {
      for forEver in [false, true] {
        let twin = FailingHistory(lines, failing: failing..<(forEver ? .max : failing + 1))
        let history = HistoryFile(twin.access)
        history.append("seed 3")
        #expect([lines, lines + ["seed 3"]].contains(twin.lines), "call \(failing)")
        history.append("seed 4")
        if !forEver, failing < 4 { #expect(twin.lines.last == "seed 4") }
        #expect(twin.lines.starts(with: lines))
      }
    }
  }
}

extension InMemoryFileStore {
  fileprivate func text(_ path: String) -> String {
    String(decoding: bytes(path) ?? [], as: UTF8.self)
  }
}

/// A growing text in memory whose calls of some numbers fail, after they wrote a part.
private final class FailingText {
  private(set) var bytes: [UInt8] = []
  private(set) var calls = 0
  private let failing: Range<Int>
  private let divisor: Int

  init(failing: Range<Int>, divisor: Int) { (self.failing, self.divisor) = (failing, divisor) }

  var place: GrowingText.Place {
    GrowingText.Place(
      write: { [self] (new, offset) throws(SystemError) in
        let fails = next()
        let part = fails ? Array(new.prefix(divisor == 0 ? 0 : new.count / divisor)) : new
        bytes = Array(bytes.prefix(offset)) + part + Array(bytes.dropFirst(offset + part.count))
        if fails { throw SystemError(ENOSPC) }
      },
      cut: { [self] (length) throws(SystemError) in
        if next() { throw SystemError(EIO) }
        bytes = Array(bytes.prefix(length))
      })
  }

  private func next() -> Bool {
    calls += 1
    return failing.contains(calls)
  }
}

/// A history in memory whose calls of some numbers fail.
private final class FailingHistory: @unchecked Sendable {
  private(set) var lines: [String]
  private var calls = 0
  private let failing: Range<Int>

  init(_ lines: [String], failing: Range<Int>) { (self.lines, self.failing) = (lines, failing) }

  private func fails() -> Bool {
    calls += 1
    return failing.contains(calls)
  }

  var access: HistoryFile.Access {
    .init(
      lastLines: { [self] _ in fails() ? nil : Array(lines.map { $0 + "\n" }.joined().utf8) },
      whileLocked: { [self] work in if !fails() { work() } },
      replace: { [self] bytes in
        if !fails() { lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init) }
      })
  }
}
