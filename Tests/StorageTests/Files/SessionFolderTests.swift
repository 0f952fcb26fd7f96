import Glibc
import Notebook
import NotebookTestSupport
import Storage
import Testing

/// Which files a session may read: those in its folder.
@Suite struct SessionFolderTests {
  private let folder: TemporaryFolder
  private let csv = "month,sales\n" + (1...8).map { "\($0),\($0 * $0)\n" }.joined()

  init() throws {
    folder = try TemporaryFolder()
    try folder.makeFolder("lesson")
    try folder.makeFolder("lesson/data")
    try folder.write(csv, to: "outside.csv")
    try folder.write(csv, to: "lesson/beside.csv")
    try folder.write(csv, to: "lesson/data/below.csv")
  }

  private func answer(to command: String, path: String = "lesson/s.md") throws -> String {
    try folder.write(session("> " + command), to: "lesson/s.md")
    var runner = try SessionRunner(path: folder.path(path), store: .disk, machine: .local)
    return runner.run(0).output.last ?? ""
  }

  @Test(arguments: ["beside.csv", "data/below.csv", "./beside.csv", "data/./below.csv", "data//below.csv"])
  func filesBesideAndBelow(name: String) throws {
    #expect(try answer(to: "load \(name) test=2") == "sales: 8 rows, 1 to 64; 6 to train on, 2 to test")
  }

  @Test func filesBesideASessionThatIsNamedFromItsOwnFolder() throws {
    try folder.write(session("> load beside.csv test=2"), to: "lesson/s.md")
    let before = getcwd(nil, 0)
    defer {
      if let before { chdir(before) }
      free(before)
    }
    // Only this test changes the folder, and no other reads relative to it.
    #expect(chdir(folder.path("lesson")) == 0)
    var runner = try SessionRunner(path: "s.md", store: .disk, machine: .local)
    #expect(runner.run(0).output.last?.hasPrefix("sales: 8 rows") == true)
  }

  @Test(arguments: [
    "../outside.csv", "data/../../outside.csv", "..", "data/..", "/etc/passwd.csv", "//x.csv", "../x.csv",
  ])
  func namesThatLeadOut(name: String) throws {
    let message =
      "error: a session may only use files in its own folder, not \"\(name)\"; "
      + "name a file beside the session, without / at the start or .."
    #expect(try answer(to: "load \(name)").hasPrefix(message))
  }

  @Test func anAbsolutePathIntoTheFolderIsRefusedToo() throws {
    #expect(try answer(to: "load \(folder.path("lesson/beside.csv"))").contains("only use files in its own folder"))
  }

  @Test func linksThatLeadOut() throws {
    try folder.link("lesson/link.csv", to: "../outside.csv")
    try folder.link("lesson/up", to: "..")
    try folder.link("lesson/root", to: "/")
    for name in ["link.csv", "up/outside.csv", "root/etc/hosts.csv"] where name != "root/etc/hosts.csv" {
      #expect(try answer(to: "load \(name)").contains("only use files in its own folder"), "\(name)")
    }
    #expect(try answer(to: "load root/etc/hosts.csv").contains("there is no file"))
  }

  /// A folder whose name only begins like the session's is another folder.
  @Test func aFolderWithALongerName() throws {
    try folder.makeFolder("lesson2")
    try folder.write(csv, to: "lesson2/x.csv")
    try folder.link("lesson/near.csv", to: "../lesson2/x.csv")
    #expect(try answer(to: "load near.csv").contains("only use files in its own folder"))
  }

  @Test func linksThatStayInside() throws {
    try folder.link("lesson/link.csv", to: "data/below.csv")
    try folder.link("elsewhere", to: "lesson")
    #expect(try answer(to: "load link.csv test=2").hasPrefix("sales: 8 rows"))
    #expect(try answer(to: "load link.csv test=2", path: "elsewhere/s.md").hasPrefix("sales: 8 rows"))
  }

  @Test func missingFilesFoldersAndPipes() throws {
    try folder.makeFolder("lesson/folder.csv")
    mkfifo(folder.path("lesson/pipe.csv"), 0o644)
    #expect(try answer(to: "load none.csv").contains("there is no file"))
    #expect(try answer(to: "load folder.csv").contains("is not a plain file"))
    #expect(try answer(to: "load pipe.csv").contains("is not a plain file"))
  }
}
