/// Text that grows at the end of a file by whole pieces. If one cannot be written, it waits for the next attempt: the
/// file ends after a whole piece, or in the beginning of one that the next attempt writes over.
package struct GrowingText {
  /// Where the text is written to.
  package struct Place {
    /// Writes bytes at an offset, all of them unless it throws.
    package var write: (_ bytes: [UInt8], _ offset: Int) throws(SystemError) -> Void
    /// Cuts the file off after so many bytes.
    package var cut: (_ length: Int) throws(SystemError) -> Void

    /// A place that writes and cuts like this.
    package init(
      write: @escaping (_ bytes: [UInt8], _ offset: Int) throws(SystemError) -> Void,
      cut: @escaping (_ length: Int) throws(SystemError) -> Void
    ) {
      (self.write, self.cut) = (write, cut)
    }
  }

  /// Bytes of whole pieces in the file.
  private var length = 0
  private var waiting: [UInt8] = []

  /// An empty text.
  package init() {}

  /// Whether all that was added is in the file.
  package var isWhole: Bool { waiting.isEmpty }

  /// Adds a piece, which the next `write` writes.
  package mutating func add(_ piece: String) { waiting += Array(piece.utf8) }

  /// Writes all pieces that wait.
  ///
  /// - Throws: what kept it from that; the pieces go on waiting.
  package mutating func write(to place: Place) throws(SystemError) {
    guard !isWhole else { return }
    do throws(SystemError) {
      try place.write(waiting, length)
    } catch {
      try? place.cut(length)
      throw error
    }
    length += waiting.count
    waiting = []
  }
}

extension GrowingText.Place {
  /// An open file.
  init(_ file: OpenFile) {
    self.init(
      write: { (bytes, offset) throws(SystemError) in
        try file.seek(to: offset)
        try file.write(bytes)
      },
      cut: { (length) throws(SystemError) in try file.cut(to: length) })
  }
}
