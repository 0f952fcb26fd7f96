/// What completion may look at besides the line: folders and the columns of CSV files.
package struct CompletionSources: Sendable {
  /// A name in a folder.
  package struct Entry: Sendable, Equatable {
    package let name: String
    package let isFolder: Bool

    package init(_ name: String, isFolder: Bool = false) {
      self.name = name
      self.isFolder = isFolder
    }
  }

  /// The names in a folder, `.` for that where the program runs.
  package var entries: @Sendable (String) -> [Entry]
  /// The columns of a CSV file.
  package var columns: @Sendable (String) -> [String]

  package init(
    entries: @escaping @Sendable (String) -> [Entry], columns: @escaping @Sendable (String) -> [String]
  ) {
    self.entries = entries
    self.columns = columns
  }
}
