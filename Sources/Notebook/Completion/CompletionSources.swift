import Phrases
import Tasks
import Text

/// What completion may look at besides the line: folders, the columns of CSV files, the models of the session.
package struct CompletionSources: Sendable {
  /// A name in a folder.
  package struct Entry: Sendable, Equatable {
    /// The name, without the folder's.
    package let name: String
    /// Whether it is a folder.
    package let isFolder: Bool

    /// A name, unless told otherwise that of a file.
    package init(_ name: String, isFolder: Bool = false) {
      self.name = name
      self.isFolder = isFolder
    }
  }

  /// Returns the names in a folder; `.` is the one that the program runs in.
  package var entries: @Sendable (_ folder: String) -> [Entry]
  /// Returns the names of a CSV file's columns.
  package var columns: @Sendable (_ path: String) -> [String]
  /// The models of the session.
  package var models = SessionModels()

  /// - Parameters:
  ///   - entries: returns the names in a folder.
  ///   - columns: returns the names of a CSV file's columns.
  package init(
    entries: @escaping @Sendable (_ folder: String) -> [Entry],
    columns: @escaping @Sendable (_ path: String) -> [String]
  ) {
    self.entries = entries
    self.columns = columns
  }

  /// No files at all.
  package static let nothing = CompletionSources(entries: { _ in [] }, columns: { _ in [] })
}
