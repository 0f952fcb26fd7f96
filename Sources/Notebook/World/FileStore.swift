/// The one way to read and write files.
///
/// Writing is all or nothing: after a failure, or a power cut, the file is as it was or wholly new.
package protocol FileStore: Sendable {
  /// The bytes of a plain file.
  ///
  /// - Throws: `FileError`, also where it is larger than `limit` bytes.
  func read(_ path: String, limit: Int) throws(FileError) -> [UInt8]

  /// Writes a file anew, or in the place of one that is there.
  ///
  /// - Throws: `FileError`; the old file is then untouched.
  func write(_ bytes: [UInt8], to path: String) throws(FileError)

  /// Whether anything has this name.
  func exists(_ path: String) -> Bool

  /// The path without symbolic links, or nil where nothing has this name.
  func resolved(_ path: String) -> String?
}
