import Notebook
import Storage
import Synchronization

/// Files in memory, with operations that fail when told to.
package final class InMemoryFileStore: Sendable {
  private struct State {
    var files: [String: [UInt8]] = [:]
    var protected: Set<String> = []
    var failures: [FileError.Operation: Int32] = [:]
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
      exists: { self.exists($0) },
      isProtected: { self.isProtected($0) },
      resolved: { self.resolved($0) })
  }

  /// Makes an operation fail with an error number from now on, or work again with nil.
  package func fail(_ operation: FileError.Operation, errno: Int32?) {
    state.withLock { $0.failures[operation] = errno }
  }

  /// Deletes a file.
  package func remove(_ path: String) { _ = state.withLock { $0.files.removeValue(forKey: path) } }

  /// Makes a file read-only.
  package func protect(_ path: String) { _ = state.withLock { $0.protected.insert(path) } }

  /// The paths of all files, in order.
  package var paths: [String] { state.withLock { $0.files.keys.sorted() } }

  package func exists(_ path: String) -> Bool { state.withLock { $0.files[path] != nil } }

  package func isProtected(_ path: String) -> Bool { state.withLock { $0.protected.contains(path) } }

  package func resolved(_ path: String) -> String? { exists(path) ? path : nil }

  package func read(_ path: String, limit: Int) throws(FileError) -> [UInt8] {
    try check([.open, .read], path)
    guard let bytes = state.withLock({ $0.files[path] }) else { throw .missing(path: path) }
    guard bytes.count <= limit else { throw .tooLarge(path: path, limit: limit) }
    return bytes
  }

  package func write(_ bytes: [UInt8], to path: String) throws(FileError) {
    try check([.create, .write, .sync, .rename], path)
    state.withLock { $0.files[path] = bytes }
  }

  private func check(_ operations: [FileError.Operation], _ path: String) throws(FileError) {
    for operation in operations {
      if let errno = state.withLock({ $0.failures[operation] }) {
        throw .system(operation, path: path, errno: errno)
      }
    }
  }
}
