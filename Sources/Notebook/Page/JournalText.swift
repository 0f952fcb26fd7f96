import Phrases

/// The text of a journal: a session file that grows with each command. Its block stays open, and its prose names the
/// folder that the program runs in.
package struct JournalText {
  /// The commands and their output.
  package let document: SessionDocument
  /// The folder that the program ran in; `.` if the journal names none.
  package let folder: String

  private static let fence = "````````"
  private static let folderMark = "in /"

  /// Reads a journal, leaving out a last line that was cut off; nil for bytes that are no session.
  package init?(_ bytes: [UInt8]) {
    var bytes = bytes
    while let last = bytes.last, last != UInt8(ascii: "\n") { bytes.removeLast() }
    guard let document = try? SessionDocument(bytes + Array((Self.fence + "\n").utf8)) else { return nil }
    self.document = document
    let line = document.items.lazy.compactMap { $0.line }.first { $0.hasPrefix(Self.folderMark) }
    folder = line.map { String($0.dropFirst(3)) } ?? "."
  }

  /// Returns what a journal begins with.
  ///
  /// - Parameters:
  ///   - language: the language that the session begins in.
  ///   - folder: the folder that the program runs in. One that does not fit on a line is not worth keeping.
  package static func heading(_ language: Language, folder: String) -> String {
    let line = folder.contains { $0.isNewline } ? "/" : folder
    return SessionDocument.firstLine(of: language)
      + "# \(SessionDocument.savedTitle)\n\nin \(line)\n\n\(fence)unroll\n"
  }

  /// Returns what a command adds to a journal.
  package static func text(of cell: SessionRecorder.Cell) -> String { cell.text(fence: fence) }
}
