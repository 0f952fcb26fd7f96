import Synchronization
import Terminal

/// A history's file in memory.
final class HistoryTwin: Sendable {
  private struct State {
    var bytes: [UInt8]? = []
    var isReadOnly = false
    var isLockedByAnother = false
    var locks = 0
  }

  private let state = Mutex(State())

  /// What it holds; nil where it cannot be read.
  var bytes: [UInt8]? {
    get { state.withLock { $0.bytes } }
    set { state.withLock { $0.bytes = newValue } }
  }

  /// The same as text.
  var text: String {
    get { String(decoding: bytes ?? [], as: UTF8.self) }
    set { bytes = Array(newValue.utf8) }
  }

  /// Whether replacing it fails.
  var isReadOnly: Bool {
    get { state.withLock { $0.isReadOnly } }
    set { state.withLock { $0.isReadOnly = newValue } }
  }

  /// Whether another program has the lock.
  var isLockedByAnother: Bool {
    get { state.withLock { $0.isLockedByAnother } }
    set { state.withLock { $0.isLockedByAnother = newValue } }
  }

  /// How often the lock was taken.
  var locks: Int { state.withLock { $0.locks } }

  /// The file as a history uses it.
  var access: HistoryFile.Access {
    .init(
      lastLines: { most in self.bytes.map { Array($0.suffix(most)) } },
      whileLocked: { work in
        guard !self.isLockedByAnother else { return }
        self.state.withLock { $0.locks += 1 }
        work()
      },
      replace: { bytes in if !self.isReadOnly { self.bytes = bytes } })
  }
}
