import Notebook
import NotebookTestSupport
import Storage
import Testing

@Suite struct UserFoldersTests {
  private func folders(_ variables: [String: String]) -> UserFolders { UserFolders { variables[$0] } }

  @Test func theSpecificationIsFollowed() {
    let set = folders(["XDG_DATA_HOME": "/d", "XDG_STATE_HOME": "/s", "XDG_CONFIG_HOME": "/c", "HOME": "/h"])
    #expect(set.data == "/d/unroll" && set.state == "/s/unroll" && set.startupFile == "/c/unroll/rc")
    let usual = folders(["HOME": "/h"])
    #expect(usual.data == "/h/.local/share/unroll" && usual.state == "/h/.local/state/unroll")
    #expect(usual.startupFile == "/h/.config/unroll/rc")
  }

  /// A relative path is to be ignored.
  @Test func relativePaths() {
    #expect(folders(["XDG_DATA_HOME": "d", "HOME": "/h"]).data == "/h/.local/share/unroll")
    for nowhere in [folders([:]), folders(["XDG_DATA_HOME": "", "XDG_STATE_HOME": "s", "HOME": "h"])] {
      #expect(nowhere.data == nil && nowhere.state == nil && nowhere.startupFile == nil)
      #expect(nowhere.madeState() == nil && nowhere.madeState("sessions") == nil)
    }
  }

  @Test func theFolderOfWhatIsRememberedIsMade() throws {
    let folder = try TemporaryFolder()
    let state = folders(["XDG_STATE_HOME": folder.path("state")])
    #expect(folder.names().isEmpty)
    #expect(state.madeState("sessions") == folder.path("state/unroll/sessions"))
    #expect(state.madeState() == folder.path("state/unroll"))
    for name in ["state", "state/unroll", "state/unroll/sessions"] { #expect(folder.mode(name) == 0o700) }
  }

  @Test func aFileInItsPlace() throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: "unroll")
    #expect(folders(["XDG_STATE_HOME": folder.path]).madeState() == nil)
    #expect(folders(["XDG_STATE_HOME": folder.path]).madeState("sessions") == nil)
  }
}
