private import Text

/// Tensors and texts about them, as a file of the format safetensors holds them (Hugging Face, 2022): the length of the
/// header in eight bytes, the header as JSON, and the bytes of all tensors one behind the other.
///
///     var file = TensorFile()
///     file.add(Tensor("lstm/kernel", [1, 32], floats: weights[...]))
///     file.describe("cell", "lstm")
///     let bytes = try file.bytes()
package struct TensorFile: Sendable, Equatable {
  /// A text about the tensors.
  package struct Remark: Sendable, Equatable {
    /// What it is about.
    package let name: String
    /// What it says.
    package let text: String
  }

  /// The texts (the format's `__metadata__`), in their order.
  package private(set) var remarks: [Remark] = []
  /// The tensors, in the order of their names in the header.
  package private(set) var tensors: [Tensor] = []

  /// A file without anything in it.
  package init() {}

  init(remarks: [Remark], tensors: [Tensor]) { (self.remarks, self.tensors) = (remarks, tensors) }

  /// How every name of such a file ends.
  package static let ending = ".safetensors"
  /// The longest header, in bytes: the format's own limit.
  static let longestHeader = 100_000_000
  /// The name in the header under which the texts are.
  static let nameOfRemarks = "__metadata__"

  /// The tensor of a name; nil if there is none.
  package subscript(name: String) -> Tensor? {
    tensors.first { $0.name.utf8.elementsEqual(name.utf8) }
  }

  /// The text of a name; nil if there is none.
  package func remark(_ name: String) -> String? {
    remarks.first { $0.name.utf8.elementsEqual(name.utf8) }?.text
  }

  /// Adds a tensor.
  package mutating func add(_ tensor: Tensor) { tensors.append(tensor) }

  /// Adds a text about the tensors.
  package mutating func describe(_ name: String, _ text: String) { remarks.append(Remark(name: name, text: text)) }

  // MARK: writing

  /// The bytes of the file. Tensors with elements of eight bytes come before those with smaller ones, so that every
  /// element is on a multiple of its size; otherwise they are in their order.
  ///
  /// - Throws: `TensorFileError` if a name is there twice or is the format's own, or there are too many names.
  package func bytes() throws(TensorFileError) -> [UInt8] {
    if let name = Self.firstRepeated(tensors.map { $0.name } + [Self.nameOfRemarks]) { throw .repeatedName(name) }
    if let name = Self.firstRepeated(remarks.map { $0.name }) { throw .repeatedName(name) }
    let ordered = tensors.enumerated().sorted { one, other in
      (-one.element.type.bits, one.offset) < (-other.element.type.bits, other.offset)
    }.map { $0.element }
    var header = try headerText(ordered)
    // Blanks bring the first tensor to a multiple of eight.
    while header.count % 8 != 0 { header.append(UInt8(ascii: " ")) }
    guard header.count <= Self.longestHeader else { throw .headerTooLong(UInt64(header.count)) }
    var file: [UInt8] = []
    file.append(UInt64(header.count), bytes: 8)
    file += header
    for tensor in ordered { tensor.append(to: &file) }
    return file
  }

  private func headerText(_ tensors: [Tensor]) throws(TensorFileError) -> [UInt8] {
    var header: [UInt8] = [UInt8(ascii: "{")]
    if !remarks.isEmpty {
      let texts = remarks.map { JSONText.quoted($0.name) + ":" + JSONText.quoted($0.text) }
      header += Array("\"\(Self.nameOfRemarks)\":{\(texts.joined(separator: ","))}".utf8)
    }
    var offset = 0
    for tensor in tensors {
      guard let bytes = tensor.type.bytes(shape: tensor.shape) else { throw .shapeTooLarge(tensor.name) }
      if header.count > 1 { header.append(UInt8(ascii: ",")) }
      let shape = tensor.shape.map { String($0) }.joined(separator: ",")
      header += Array(
        """
        \(JSONText.quoted(tensor.name)):{"dtype":"\(tensor.type.rawValue)","shape":[\(shape)],\
        "data_offsets":[\(offset),\(offset + bytes)]}
        """.utf8)
      offset += bytes
    }
    return header + [UInt8(ascii: "}")]
  }

  /// The first name that is there twice, byte by byte; nil if there is none.
  static func firstRepeated(_ names: [String]) -> String? {
    var seen: Set<[UInt8]> = []
    return names.first { !seen.insert(Array($0.utf8)).inserted }
  }
}
