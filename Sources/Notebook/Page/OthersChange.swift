import CommandLanguage
import Phrases
import Text

/// What somebody else has made of the file of the page, since it was read or saved.
struct OthersChange {
  /// What the file holds now.
  let bytes: [UInt8]

  /// Nil if the file is as it was, or is there no more.
  ///
  /// - Throws: it cannot be read.
  init?(of origin: SavedFile, named name: String, _ files: FileAccess) throws(FileError) {
    guard files.exists(name) else { return nil }
    let now: [UInt8]
    do throws(FileError) {
      now = try files.read(name)
    } catch .missing {
      return nil
    }
    guard now != origin.bytes else { return nil }
    bytes = now
  }

  /// What is shown in place of writing over it: how the file would change.
  ///
  /// - Parameter page: what would be written.
  func result(
    against page: [UInt8], _ origin: SavedFile, _ workbench: Workbench, at range: SourceRange
  ) -> CommandResult {
    let name = origin.name
    let lines = UnifiedDiff.lines(old: Self.lines(bytes), new: Self.lines(page), name: name)
    let headings = ["--- \(name) (on disk)", "+++ \(name) (this page)"]
    var result = CommandResult.ofPrompt((headings + lines.dropFirst(2)).map { .line($0) }, workbench)
    var seen = origin
    seen.seen = bytes
    result.origin = seen
    result.failure = .failed(
      message: "\(quoted(name)) was changed by somebody else since it was read or saved",
      hint: "add replace=yes to write over it, or choose another name", range)
    return result
  }

  private static func lines(_ bytes: [UInt8]) -> [Substring] {
    SessionDocument.lines(of: String(decoding: bytes, as: UTF8.self)).map { SessionDocument.withoutLineEnd($0) }
  }
}
