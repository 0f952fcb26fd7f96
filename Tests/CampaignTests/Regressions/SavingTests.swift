import Glibc
import Testing

/// `save` replaces only what it wrote itself, and leaves nothing of an attempt that failed.
@Suite(.onOwnThreads) struct SavingTests {
  private let folder: Folder

  init() throws { folder = try Folder() }

  @Test func aProtectedSessionStays() throws {
    #expect(try Executable.commands("seed 3; save s.md", in: folder).status == 0)
    let before = folder.bytes("s.md")
    chmod(folder.path("s.md"), 0o444)
    let ended = try Executable.commands("seed 4; save s.md", in: folder)
    #expect(ended.status == 1 && ended.errorText.contains("error: "))
    #expect(folder.bytes("s.md") == before)
  }

  /// In a folder where this person may not write, whoever runs the tests.
  @Test(.enabled(if: SavingTests.canBeNobody)) func aFolderOfSomebodyElseIsAnError() throws {
    try folder.write("# Session\n\n```unroll\n> seed 9\nseed 9\n```\n", to: "work/s.md")
    let before = folder.bytes("work/s.md")
    chmod(folder.path, 0o755)
    chmod(folder.path("work"), 0o555)
    chmod(folder.path("work/s.md"), 0o444)
    for name in ["s.md", "new.md"] {
      let ended = try Executable.run(
        ["-c", "seed 4; save work/\(name) replace=yes"], in: folder, emulator: SavingTests.nobody)
      #expect(ended.status == 1 && ended.errorText.contains("Permission denied"), "\(ended.errorText)")
    }
    #expect(folder.bytes("work/s.md") == before && folder.files(in: "work") == ["s.md"])
  }

  /// The words that make a program run without the rights of root; none if these tests have no such rights.
  private static let nobody =
    geteuid() == 0 ? ["/usr/bin/setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] : []
  private static let canBeNobody = geteuid() != 0 || access(nobody[0], X_OK) == 0

  @Test func notesAmongTheOutputStay() throws {
    #expect(try Executable.commands("load sales; seed 3; save s.md", in: folder).status == 0)
    let text = folder.text("s.md").replacing("> seed 3", with: "look at the last twelve months!\n> seed 3")
    try folder.write(text, to: "s.md")
    let ended = try Executable.commands("seed 4; save s.md", in: folder)
    #expect(ended.status == 1 && ended.errorText.contains("replace=yes"))
    #expect(folder.text("s.md") == text)
  }

  /// A limit on the size of files is an error like a full disk, not the end of the program.
  @Test func aLimitOnFilesIsAnError() throws {
    try folder.write("# Session\n\n```unroll\n> seed 9\nseed 9\n```\n", to: "work/s.md")
    let before = folder.bytes("work/s.md")
    var limits = Executable.Limits()
    limits.fileSize = 4
    let ended = try Executable.commands(
      "load sales; data 36; data 36; data 36; data 36; save work/s.md", in: folder, limits: limits)
    #expect(ended.status == 1, "\(ended.status)")
    #expect(folder.bytes("work/s.md") == before)
    #expect(folder.files(in: "work") == ["s.md"])
  }

  /// What a killed process leaves beside a file is cleared by the next one that writes there.
  @Test(.enabled(if: Shim.isThere)) func whatAKilledSaveLeftIsCleared() throws {
    try folder.make("work")
    let shim = Shim.environment(.torn, at: 1, below: folder.path("work"), calls: "write", log: folder.path("log"))
    #expect(try Executable.commands("seed 3; save work/s.md", in: folder, environment: shim).status == -SIGKILL)
    #expect(try Executable.commands("seed 3; save work/s.md", in: folder).status == 0)
    #expect(folder.files(in: "work") == ["s.md"])
  }
}
