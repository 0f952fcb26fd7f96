import Notebook
import Testing

@Suite struct DataFolderTests {
  private func path(_ variables: [String: String]) -> String? { DataFolder.path { variables[$0] } }

  @Test func followsTheSpecification() {
    #expect(path(["XDG_DATA_HOME": "/d", "HOME": "/h"]) == "/d/unroll")
    #expect(path(["HOME": "/h"]) == "/h/.local/share/unroll")
    // A relative path is to be ignored.
    #expect(path(["XDG_DATA_HOME": "d", "HOME": "/h"]) == "/h/.local/share/unroll")
    #expect(path(["XDG_DATA_HOME": "", "HOME": ""]) == nil)
  }

  @Test func foldersAreMadePrivateAndFoundAgain() throws {
    let folder = try TemporaryFolder()
    #expect(DataFolder.make(folder.path("a/b")) == nil && DataFolder.make(folder.path("a/b")) == nil)
    #expect(folder.mode("a") == 0o700 && folder.mode("a/b") == 0o700)
    try folder.write("", to: "file")
    #expect(DataFolder.make(folder.path("file/x")) != nil && DataFolder.make(folder.path("file")) != nil)
  }
}
