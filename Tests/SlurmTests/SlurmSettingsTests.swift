import Foundation
import NotebookTestSupport
import Notebook
import Slurm
import Testing

@Suite struct SlurmSettingsTests {
  private func read(_ text: String) throws(SlurmError) -> SlurmSettings {
    try SlurmSettings(text: text, path: "slurm")
  }

  /// The settings that README.md shows.
  @Test func whatTheReadmeShows() throws {
    let root = URL(fileURLWithPath: "\(#filePath)").deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let readme = try String(contentsOf: root.appendingPathComponent("README.md"), encoding: .utf8)
    let lines = readme.components(separatedBy: "\n")
    let start = try #require(lines.firstIndex(of: "# what is left out is left to the cluster"))
    let settings = try read(lines[start...].prefix { $0 != "```" }.joined(separator: "\n"))
    #expect(settings.request.minutes == 120 && settings.folder == "/scratch/ada/unroll" && settings.setup.count == 1)
    #expect(settings.program == "/home/ada/bin/unroll" && settings.request.account == "physics")
  }

  @Test func aFile() throws {
    let settings = try read(
      """
      # the cluster at home
      partition=short  time=2:00:00 memory=2G   # of one job
      cores=4
      account='group a'; jobs=50
      folder=/scratch/ada qos=low constraint=avx512
      setup='module load gcc/12' program=/opt/unroll
      setup='export X=1'

      """.replacing("; jobs", with: " jobs"))
    #expect(settings.request.partition == "short" && settings.request.minutes == 120)
    #expect(settings.request.megabytes == 2048 && settings.request.cores == 4 && settings.request.jobs == 50)
    #expect(settings.request.account == "group a" && settings.folder == "/scratch/ada" && settings.qos == "low")
    #expect(settings.constraint == "avx512" && settings.program == "/opt/unroll")
    #expect(settings.setup == ["module load gcc/12", "export X=1"])
  }

  @Test func noFile() throws {
    let folder = try TemporaryFolder()
    #expect(try SlurmSettings(path: folder.path("slurm")) == SlurmSettings())
    try folder.makeFolder("slurm")
    #expect(throws: SlurmError.self) { try SlurmSettings(path: folder.path("slurm")) }
  }

  @Test(arguments: [
    ("partition=a\npartiton=b", 2, "  ^^^^^^^^", "no option \"partiton=\"; did you mean \"partition=\"?"),
    ("part=b", 1, "  ^^^^", "no option \"part=\""),
    ("cores=2 cores=3", 1, "          ^^^^^", "the option cores= is given twice; give it once"),
    ("cores=2\ncores=3", 2, "  ^^^^^", "the option cores= is given twice; give it once"),
    ("cores=0", 1, "        ^", "expected cores as a whole number from 1 to 256, found 0"),
    ("time=soon", 1, "       ^^^^", "expected a time from a minute to a year, found \"soon\""),
    ("memory=4X", 1, "         ^^", "expected an amount of memory, found \"4X\""),
    ("folder=~/unroll", 1, "         ^^^^^^^^", "expected a path that starts with /, found \"~/unroll\""),
    ("setup='x", 1, "        ^", "the text that starts here has no closing '"),
    ("short", 1, "  ^^^^^", "did not expect \"short\""),
  ]) func mistakes(_ text: String, _ line: Int, _ caret: String, _ words: String) {
    do throws(SlurmError) {
      _ = try read(text)
      Issue.record("no mistake in \(text)")
    } catch {
      let lines = error.lines(in: .english)
      #expect(lines.first == "slurm, line \(line):")
      #expect(lines.count == 4 && lines[2] == caret, "\(lines)")
      #expect(lines[3].hasPrefix("error: " + words), "\(lines)")
    }
  }

  @Test(arguments: [
    ("90", 90), ("90m", 90), ("2h", 120), ("1d", 1440), ("2:00:00", 120), ("1:30", 2), ("1-12", 2160),
    ("1-12:30", 2190),
    ("0-0:0:1", 1), ("30:00", 30),
  ]) func times(_ text: String, _ minutes: Int) throws {
    #expect(try read("time=" + text).request.minutes == minutes)
  }

  @Test(arguments: ["0", "1:2:3:4", "-1", "1-", "h", "9999999999", "1e3", "2 h", "367d", "1:xx"])
  func noTimes(_ text: String) {
    #expect(throws: SlurmError.self) { try read("time='\(text)'") }
  }

  @Test(arguments: [("500", 500), ("500M", 500), ("4G", 4096), ("4gb", 4096), ("1T", 1 << 20)])
  func memory(_ text: String, _ megabytes: Int) throws {
    #expect(try read("memory=" + text).request.megabytes == megabytes)
  }

  @Test(arguments: ["0", "G", "-4G", "17T", "999999999T", "4 G", "4K"]) func noMemory(_ text: String) {
    #expect(throws: SlurmError.self) { try read("memory='\(text)'") }
  }
}
