import Notebook
import Phrases
import Storage

/// The lessons inside the program, and the files that they read. They are there wherever the program is installed.
package enum ShippedLessons {
  /// The names of the files.
  package static var names: [String] { EmbeddedTexts.files.map(\.name) }

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
  package static func bytes(ofFile name: String) -> [UInt8]? {
    EmbeddedTexts.files.first { $0.name == name }.map { Array($0.text.utf8) }
  }
}
