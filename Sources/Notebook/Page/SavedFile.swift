/// A file that holds the page, as it was read or written last.
package struct SavedFile: Sendable {
  /// Its name.
  package let name: String
  /// What it held then.
  let bytes: [UInt8]
  /// What somebody else has written there and the person has seen; nil if nothing.
  var seen: [UInt8]?

  /// - Parameters:
  ///   - name: its name.
  ///   - bytes: what it holds.
  package init(name: String, bytes: [UInt8]) {
    (self.name, self.bytes) = (name, bytes)
  }
}
