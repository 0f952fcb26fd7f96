import Notebook
import Phrases
import Storage

/// The lessons inside the program, and the files that they read. They are there wherever the program is installed.
package enum ShippedLessons {
  /// The files, by name. `Tests/ConsoleTests/write-lessons.sh` writes them from the folder of sessions.
  package static let texts: [(name: String, text: String)] = [
    ("addition.md", additionMD), ("airline.csv", airlineCSV), ("airline.md", airlineMD),
    ("class-table.md", classTableMD), ("comparison.md", comparisonMD), ("first-session.md", firstSessionMD),
    ("inside-a-cell.md", insideACellMD), ("monthly-sales.md", monthlySalesMD), ("one-hot-zh-TW.md", oneHotZhTWMD),
    ("one-hot.md", oneHotMD), ("pictures.md", picturesMD), ("tea-shop.csv", teaShopCSV),
    ("your-own-series.md", yourOwnSeriesMD),
  ]

  /// Returns a lesson as a session file; nil if there is none of this name.
  ///
  /// - Parameters:
  ///   - name: as `tour` lists it.
  ///   - language: of the short lesson; the others have their own.
  package static func text(of name: String, in language: Language) -> String? {
    name == Tour.shortLesson ? Tour.text(in: language) : text(ofFile: name + ".md")
  }

  /// The files, for the commands of lessons.
  static let files = FileStore(
    read: { (path, limit) throws(FileError) in
      guard let text = text(ofFile: path) else { throw .missing(path: path) }
      return Array(text.utf8)
    },
    write: { (_, path) throws(FileError) in throw .missing(path: path) },
    exists: { text(ofFile: $0) != nil },
    resolved: { text(ofFile: $0) == nil && $0 != "." ? nil : $0 == "." ? "/lessons" : "/lessons/" + $0 })

  private static func text(ofFile name: String) -> String? { texts.first { $0.name == name }?.text }
}
