import Notebook
import Phrases

/// Reads a session from the input, runs it, and writes it with its fresh output.
///
/// - Returns: 0, or 1 if the input is no session or the output cannot be written.
@_cdecl("main")
public func main() -> Int32 {
  let name = "session.md"
  let input = Host.readAll()
  let written = Written()
  let store = FileStore(
    read: { (path, _) throws(FileError) in
      if path == name { return input }
      guard let file = DriverFiles.bytes(of: path) else { throw .missing(path: path) }
      return file
    },
    write: { (bytes, _) throws(FileError) in written.bytes = bytes },
    writeAll: { (files) throws(FileError) in throw .missing(path: files.first?.path ?? "") },
    exists: { $0 == name },
    resolved: { _ in nil })
  do throws(SessionOpeningError) {
    var runner = try SessionRunner(path: name, store: store)
    do throws(FileError) { _ = try runner.update() } catch { return fail(error.message) }
  } catch {
    return fail(error.message)
  }
  return Host.write(written.bytes ?? input) ? 0 : 1
}

/// The session that was written; none if its output is as recorded.
private final class Written: @unchecked Sendable {
  var bytes: [UInt8]?
}

private func fail(_ message: Phrase) -> Int32 {
  _ = Host.write(Array((Phrase.error(message).description + "\n").utf8))
  return 1
}
