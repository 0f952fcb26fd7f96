import Notebook
import Phrases
import Storage

/// The lessons inside the program, and the files that they read. They are there wherever the program is installed.
package enum ShippedLessons {
  /// The files, by name: what the package manager makes of the folder of sessions (`.embedInCode`).
  private static let files: [(name: String, bytes: [UInt8])] = [
    ("addition.md", PackageResources.addition_md), ("airline.csv", PackageResources.airline_csv),
    ("airline.md", PackageResources.airline_md), ("back-in-time.md", PackageResources.back_in_time_md),
    ("class-table.md", PackageResources.class_table_md), ("comparison.md", PackageResources.comparison_md),
    ("first-session.md", PackageResources.first_session_md),
    ("inside-a-cell.md", PackageResources.inside_a_cell_md), ("keras-claims.md", PackageResources.keras_claims_md),
    ("models.md", PackageResources.models_md),
    ("monthly-sales.md", PackageResources.monthly_sales_md),
    ("one-hot-zh-TW.md", PackageResources.one_hot_zh_TW_md), ("one-hot.md", PackageResources.one_hot_md),
    ("pictures.md", PackageResources.pictures_md), ("tea-shop.csv", PackageResources.tea_shop_csv),
    ("your-own-series.md", PackageResources.your_own_series_md),
  ]

  /// The names of the files.
  package static var names: [String] { files.map(\.name) }

  /// Returns a lesson as a session file; nil if there is none of this name.
  ///
  /// - Parameters:
  ///   - name: as `tour` lists it.
  ///   - language: of the short lesson; the others have their own.
  package static func text(of name: String, in language: Language) -> String? {
    name == Tour.shortLesson
      ? Tour.text(in: language) : bytes(ofFile: name + ".md").map { String(decoding: $0, as: UTF8.self) }
  }

  /// The files, for the commands of lessons.
  static let store = FileStore(
    read: { (path, limit) throws(FileError) in
      guard let bytes = bytes(ofFile: path) else { throw .missing(path: path) }
      return bytes
    },
    write: { (_, path) throws(FileError) in throw .missing(path: path) },
    writeAll: { (files) throws(FileError) in throw .missing(path: files.first?.path ?? "") },
    exists: { bytes(ofFile: $0) != nil },
    resolved: { bytes(ofFile: $0) == nil && $0 != "." ? nil : $0 == "." ? "/lessons" : "/lessons/" + $0 })

  /// Returns a file; nil if there is none of this name.
  package static func bytes(ofFile name: String) -> [UInt8]? { files.first { $0.name == name }?.bytes }
}
