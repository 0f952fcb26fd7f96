import Terminal
import Testing

@Suite struct TerminalFeaturesTests {
  private func features(_ variables: [String: String], codeset: String? = "UTF-8") -> TerminalFeatures {
    TerminalFeatures({ variables[$0] }, codeset: codeset)
  }

  @Test func dumbTerminals() {
    #expect(features(["TERM": "dumb"]).isDumb && features(["TERM": "dumb"]).isPlain)
    #expect(!features(["TERM": "xterm"]).isDumb && !features([:]).isPlain)
  }

  @Test(arguments: [("UTF-8", true), ("utf-8", true), ("ANSI_X3.4-1968", false), ("BIG5", false), ("", false)])
  func theLocaleSaysTheCharacters(codeset: String, isUTF8: Bool) {
    // Installed, it says so itself, whatever its name.
    #expect(features(["LANG": "zh_TW.UTF-8"], codeset: codeset).isUTF8 == isUTF8)
    #expect(features([:], codeset: codeset).isPlain == !isUTF8)
  }

  @Test(
    arguments: [
      (["LANG": "zh_TW.UTF-8"], true), (["LANG": "zh_TW.utf8"], true), (["LANG": "zh_TW"], false), ([:], false),
      (["LC_ALL": "C", "LANG": "zh_TW.UTF-8"], false), (["LC_ALL": "", "LC_CTYPE": "en_US.UTF-8"], true),
    ] as [([String: String], Bool)])
  func oneThatIsNotInstalledIsTakenByItsName(variables: [String: String], isUTF8: Bool) {
    #expect(features(variables, codeset: nil).isUTF8 == isUTF8)
  }

  @Test func colours() {
    #expect(features(["NO_COLOR": "1"]).refusesColour)
    #expect(!features(["NO_COLOR": ""]).refusesColour && !features([:]).refusesColour)
    #expect(features(["COLORTERM": "truecolor"]).colours == .full && features(["COLORTERM": "24bit"]).colours == .full)
    #expect(features(["COLORTERM": "yes"]).colours == .indexed && features([:]).colours == .indexed)
  }
}
