import Glibc
import NotebookTestSupport
import Storage
import Testing

@Suite struct OpenFileTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// A program that is just being started has copies of all descriptors. They do not keep the lock.
  @Test func aCopyOfTheDescriptorHoldsNoLock() throws {
    let path = folder.path("journal")
    var file: OpenFile? = try OpenFile(path, O_RDWR | O_CREAT, mode: 0o600)
    #expect(file?.lock() == true)
    let copy = try #require(Self.descriptors(of: path).first.map { dup($0) })
    defer { close(copy) }
    let other = try OpenFile(path, O_RDWR)
    #expect(!other.lock())
    file = nil
    #expect(other.lock())
  }

  /// A file that was opened and never locked leaves the lock of another opening alone.
  @Test func closingUnlocksNobodyElse() throws {
    let path = folder.path("journal")
    let file = try OpenFile(path, O_RDWR | O_CREAT, mode: 0o600)
    #expect(file.lock())
    do {
      let reader = try OpenFile(path, O_RDWR)
      #expect(!reader.lock())
    }
    #expect(!(try OpenFile(path, O_RDWR).lock()))
  }

  /// This process' descriptors that lead to a path.
  private static func descriptors(of path: String) -> [Int32] {
    var named = stat()
    guard stat(path, &named) == 0 else { return [] }
    return (3..<1024).filter { number in
      var own = stat()
      return fstat(number, &own) == 0 && own.st_dev == named.st_dev && own.st_ino == named.st_ino
    }
  }
}
