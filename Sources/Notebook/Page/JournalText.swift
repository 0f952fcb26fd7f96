import Phrases

/// The text of a journal: a session file that grows with each command. Its block stays open, and its prose names the
/// folder that the names of files are relative to.
package struct JournalText {
  /// The commands and their output.
  package let document: SessionDocument
  /// The folder that the program ran in; `.` if the journal names none.
  package let folder: String
  /// The page with its prose; nil if it is commands alone.
  package let page: SessionRecorder?

  private static let fence = "````````"
  private static let folderMark = "in /"
  private static let pageMark = "page in "

  /// Reads a journal, leaving out a last line that was cut off; nil for bytes that are no journal. A byte that is no
  /// text becomes a sign that stands for it, so that the other commands come back.
  package init?(_ bytes: [UInt8]) {
    if bytes.starts(with: Self.pageMark.utf8) {
      guard let read = Self.page(bytes) else { return nil }
      (document, folder, page) = (read.document, read.folder, SessionRecorder(read.document))
      return
    }
    let end = bytes.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    let text = String(decoding: bytes[..<end], as: UTF8.self)
    guard let document = try? SessionDocument(Array((text + Self.fence + "\n").utf8)) else { return nil }
    // What ended in its heading is a journal, too.
    guard !document.cells.isEmpty || Self.heading(document.language, folder: "").utf8.starts(with: text.utf8.prefix(2))
    else { return nil }
    self.document = document
    let line = document.items.lazy.compactMap { $0.line }.first { $0.hasPrefix(Self.folderMark) }
    folder = line.map { String($0.dropFirst(3)) } ?? "."
    page = nil
  }

  /// Reads a journal that holds a whole page.
  private static func page(_ bytes: [UInt8]) -> (document: SessionDocument, folder: String)? {
    let end = bytes.firstIndex(of: UInt8(ascii: "\n")) ?? bytes.endIndex
    let text = String(decoding: bytes[min(end + 1, bytes.endIndex)...], as: UTF8.self)
    guard let document = try? SessionDocument(Array(text.utf8)) else { return nil }
    let name = String(decoding: bytes[pageMark.utf8.count..<end], as: UTF8.self)
    return (document, name.hasPrefix("/") ? name : ".")
  }

  /// Whether there is nothing in it to lose.
  package var isEmpty: Bool { document.cells.isEmpty && (page?.isPlain ?? true) }

  /// Returns a journal that holds a whole page. It is written anew with every change.
  ///
  /// - Parameter folder: the folder that the program runs in.
  package static func text(of page: SessionRecorder, folder: String) -> String {
    pageMark + (folder.contains { $0.isNewline } ? "/" : folder) + "\n" + page.text
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
