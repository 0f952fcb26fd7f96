private import Text

/// The header of a file of tensors: JSON that names each of them, with its type, its shape and its place.
struct TensorHeader {
  /// What it says of a tensor.
  struct Entry {
    let name: String
    let type: TensorType
    let shape: [Int]
    /// The first of its bytes, from the end of the header.
    let begin: Int
    /// One behind the last of its bytes.
    let end: Int
  }

  /// The texts about the tensors.
  private(set) var remarks: [TensorFile.Remark] = []
  /// The tensors, in the order of the header.
  private(set) var entries: [Entry] = []
  private var scanner: JSONScanner
  private var hasRemarks = false

  /// - Parameter bytes: the header and the blanks behind it.
  init(_ bytes: ArraySlice<UInt8>) { scanner = JSONScanner(bytes) }

  /// Reads all of it.
  ///
  /// - Throws: `TensorFileError`.
  mutating func read() throws(TensorFileError) {
    try expect("{")
    if !scanner.take("}") {
      repeat { try readMember() } while scanner.take(",")
      try expect("}")
    }
    guard scanner.rest.allSatisfy({ $0 == UInt8(ascii: " ") }) else { throw .notJSON(at: scanner.position) }
  }

  private mutating func readMember() throws(TensorFileError) {
    let name = try text()
    try expect(":")
    if name.utf8.elementsEqual(TensorFile.nameOfRemarks.utf8) {
      guard !hasRemarks else { throw .repeatedName(name) }
      hasRemarks = true
      try readRemarks()
    } else {
      entries.append(try entry(name))
    }
  }

  private mutating func readRemarks() throws(TensorFileError) {
    try expect("{")
    if scanner.take("}") { return }
    repeat {
      let name = try text()
      try expect(":")
      remarks.append(TensorFile.Remark(name: name, text: try text()))
    } while scanner.take(",")
    try expect("}")
    if let name = TensorFile.firstRepeated(remarks.map { $0.name }) { throw .repeatedName(name) }
  }

  /// Reads what is said of a tensor: its type, shape and place, each once and nothing else.
  private mutating func entry(_ name: String) throws(TensorFileError) -> Entry {
    var type: TensorType?
    var shape: [Int]?
    var place: [Int]?
    try expect("{")
    repeat {
      let key = try text()
      try expect(":")
      switch key {
      case "dtype" where type == nil:
        let word = try text()
        type = TensorType(rawValue: word)
        if type == nil { throw .unknownType(name, word) }
      case "shape" where shape == nil: shape = try numbers()
      case "data_offsets" where place == nil: place = try numbers()
      case "dtype", "shape", "data_offsets": throw .repeatedName(key)
      default: throw .unknownKey(name, key)
      }
    } while scanner.take(",")
    try expect("}")
    guard let type else { throw .missingKey(name, "dtype") }
    guard let shape else { throw .missingKey(name, "shape") }
    guard let place, place.count == 2 else { throw .missingKey(name, "data_offsets") }
    return Entry(name: name, type: type, shape: shape, begin: place[0], end: place[1])
  }

  // MARK: values

  private mutating func expect(_ sign: Unicode.Scalar) throws(TensorFileError) {
    do throws(JSONScanner.Mistake) { try scanner.expect(sign) } catch { throw .notJSON(at: error.position) }
  }

  private mutating func text() throws(TensorFileError) -> String {
    do throws(JSONScanner.Mistake) { return try scanner.string() } catch { throw .notJSON(at: error.position) }
  }

  private mutating func numbers() throws(TensorFileError) -> [Int] {
    var numbers: [Int] = []
    do throws(JSONScanner.Mistake) {
      try scanner.list(from: "[", to: "]") { (scanner) throws(JSONScanner.Mistake) in
        numbers.append(try scanner.wholeNumber())
      }
    } catch {
      throw .notJSON(at: error.position)
    }
    return numbers
  }
}
