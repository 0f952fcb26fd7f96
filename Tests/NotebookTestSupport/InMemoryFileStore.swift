import Notebook
import Storage
import Synchronization

/// Files in memory, with operations that fail when told to.
package final class InMemoryFileStore: Sendable {
  private struct State {
    var files: [String: [UInt8]] = [:]
    var protected: Set<String> = []
    var failures: [FileError.Operation: Int32] = [:]
    var calls = 0
    var failingCalls: (range: Range<Int>, errno: Int32)?
  }

  private let state: Mutex<State>

  /// - Parameter files: contents by path.
  package init(_ files: [String: [UInt8]] = [:]) {
    state = Mutex(State(files: files))
  }

  /// The files as commands use them.
  package var files: FileStore {
    FileStore(
      read: { (path, limit) throws(FileError) in try self.read(path, limit: limit) },
      write: { (bytes, path) throws(FileError) in try self.write(bytes, to: path) },
      writeAll: { (files) throws(FileError) in try self.write(files) },
      exists: { self.exists($0) },
      isProtected: { self.isProtected($0) },
      resolved: { self.resolved($0) })
  }

  /// Makes an operation fail with an error number from now on, or work again with nil.
  package func fail(_ operation: FileError.Operation, errno: Int32?) {
    state.withLock { $0.failures[operation] = errno }
  }

  /// Makes the calls of these numbers fail, whatever they do, counted from 1 on from now.
  package func fail(calls: Range<Int>, errno: Int32) {
    state.withLock { state in
      state.calls = 0
      state.failingCalls = (calls, errno)
    }
  }

  /// How many calls there were since some were made to fail.
  package var calls: Int { state.withLock { $0.calls } }

  /// Deletes a file.
  package func remove(_ path: String) { _ = state.withLock { $0.files.removeValue(forKey: path) } }

  /// Makes a file read-only.
  package func protect(_ path: String) { _ = state.withLock { $0.protected.insert(path) } }

  /// The paths of all files, in order.
  package var paths: [String] { state.withLock { $0.files.keys.sorted() } }

  /// What a file holds, whatever fails.
  package func bytes(_ path: String) -> [UInt8]? { state.withLock { $0.files[path] } }

  package func exists(_ path: String) -> Bool { state.withLock { $0.files[path] != nil } }

  package func isProtected(_ path: String) -> Bool { state.withLock { $0.protected.contains(path) } }

  package func resolved(_ path: String) -> String? { exists(path) ? path : nil }

  package func read(_ path: String, limit: Int) throws(FileError) -> [UInt8] {
    try check([.open], path)
    guard let bytes = state.withLock({ $0.files[path] }) else { throw .missing(path: path) }
    try check([.read], path)
    guard bytes.count <= limit else { throw .tooLarge(path: path, limit: limit) }
    return bytes
  }

  package func write(_ bytes: [UInt8], to path: String) throws(FileError) {
    try check([.create, .write, .sync, .rename], path)
    state.withLock { $0.files[path] = bytes }
  }

  package func write(_ files: [FileStore.NewFile]) throws(FileError) {
    for file in files { try check([.create, .write, .sync, .rename], file.path) }
    state.withLock { state in
      for file in files { state.files[file.path] = file.bytes }
    }
  }

  private func check(_ operations: [FileError.Operation], _ path: String) throws(FileError) {
    for operation in operations {
      let number = state.withLock { state -> Int32? in
        state.calls += 1
        let failing = state.failingCalls.flatMap { $0.range.contains(state.calls) ? $0.errno : nil }
        return failing ?? state.failures[operation]
      }
      if let number { throw .system(operation, path: path, errno: number) }
    }
  }
}
