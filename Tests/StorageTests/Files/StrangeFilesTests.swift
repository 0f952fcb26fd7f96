import Foundation
import Notebook
import NotebookTestSupport
import Storage
import Testing

/// What has the name of a file and is none, and files that somebody writes to.
@Suite struct StrangeFilesTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// A pipe that nobody writes to would be waited for, a device would never end.
  @Test func pipesDevicesAndFolders() throws {
    #expect(mkfifo(folder.path("pipe.csv"), 0o600) == 0)
    try FileManager.default.createDirectory(atPath: folder.path("folder.csv"), withIntermediateDirectories: false)
    for path in [folder.path("pipe.csv"), folder.path("folder.csv"), "/dev/zero"] {
      var notebook = Notebook(
        context: CommandContext(files: FileAccess(store: .disk), machine: .local), allowsShortening: false)
      let answer = notebook.run("load '\(path)'")
      #expect(
        answer.failed && answer.lines.last?.contains("is not a plain file; name a file") == true, "\(answer.lines)")
      #expect(notebook.workbench.task == nil)
    }
  }

  @Test func aFileThatChangesWhileItIsRead() throws {
    let path = try folder.write(String(repeating: "7\n", count: 8 << 20), to: "growing.csv")
    let isDone = Flag()
    let writer = Thread {
      guard let file = FileHandle(forWritingAtPath: path) else { return }
      while !isDone.isSet {
        file.seek(toFileOffset: 0)
        file.write(Data([0x38]))
      }
    }
    writer.start()
    defer { isDone.set() }
    // The writer may be slow to start.
    while true {
      do throws(FileError) {
        _ = try DiskFileStore().read(path, limit: 64 << 20)
      } catch {
        #expect(error == .changed(path: path))
        break
      }
    }
  }
}

/// A sign between threads.
private final class Flag: @unchecked Sendable {
  private let lock = NSLock()
  private var value = false

  var isSet: Bool { lock.withLock { value } }

  func set() { lock.withLock { value = true } }
}
