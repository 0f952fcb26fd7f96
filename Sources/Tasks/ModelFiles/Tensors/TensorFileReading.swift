private import Text

extension TensorFile {
  /// Reads the bytes of a file. Every rule of the format is kept: the header fits into the file, is JSON and has at most
  /// 100 MB; names are there once; types are known; shapes are numbers that have no overflow; the tensors fill the rest
  /// of the file without gap or overlap.
  ///
  /// Tensors are parts of `file`, which are not copied: what a header claims takes no memory.
  ///
  /// - Throws: `TensorFileError`.
  package init(reading file: [UInt8]) throws(TensorFileError) {
    if let format = TensorFileError.OtherFormat(file) { throw .otherFormat(format) }
    guard file.count >= 8 else { throw .tooShort }
    let length = file[...].word(at: 0, bytes: 8)
    guard length <= UInt64(Self.longestHeader) else { throw .headerTooLong(length) }
    guard length <= UInt64(file.count - 8) else { throw .headerBeyondEnd(length: Int(length), left: file.count - 8) }
    let end = 8 + Int(length)
    guard length > 0, file[8] == UInt8(ascii: "{") else { throw .notAnObject }
    var header = TensorHeader(file[8..<end])
    try header.read()
    self.init(remarks: header.remarks, tensors: try Self.tensors(header.entries, in: file[end...]))
  }

  /// The tensors of a header.
  ///
  /// - Parameter data: all bytes behind the header.
  private static func tensors(
    _ entries: [TensorHeader.Entry], in data: ArraySlice<UInt8>
  ) throws(TensorFileError) -> [Tensor] {
    if let name = firstRepeated(entries.map { $0.name }) { throw .repeatedName(name) }
    for entry in entries {
      guard let bytes = entry.type.bytes(shape: entry.shape) else { throw .shapeTooLarge(entry.name) }
      guard entry.begin <= entry.end else { throw .endBeforeBegin(entry.name) }
      guard entry.end <= data.count else { throw .beyondEnd(entry.name) }
      guard entry.end - entry.begin == bytes else {
        throw .otherLength(entry.name, found: entry.end - entry.begin, expected: bytes)
      }
    }
    try checkCover(entries, of: data.count)
    return entries.map { entry in
      let bytes = data[data.startIndex + entry.begin..<data.startIndex + entry.end]
      return Tensor(entry.name, entry.type, entry.shape, in: bytes)
    }
  }

  /// Checks that tensors, in the order of their places, come one behind the other to the end.
  private static func checkCover(_ entries: [TensorHeader.Entry], of count: Int) throws(TensorFileError) {
    let places = entries.indices.sorted { one, other in
      (entries[one].begin, entries[one].end, one) < (entries[other].begin, entries[other].end, other)
    }
    var next = 0
    for place in places {
      let entry = entries[place]
      if entry.begin > next { throw .gap(before: entry.name, bytes: entry.begin - next) }
      if entry.begin < next { throw .overlap(entry.name) }
      next = entry.end
    }
    guard next == count else { throw .bytesLeft(count - next) }
  }
}
