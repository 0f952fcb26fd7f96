extension TensorFile {
  private static let nameOfChecksum = "checksum"

  /// Adds a checksum as the last thing, which tells later whether anything was changed.
  package mutating func seal() { describe(Self.nameOfChecksum, checksum) }

  /// Whether the checksum is there and nothing was changed since.
  package var isSealed: Bool { remark(Self.nameOfChecksum) == checksum }

  /// A number that follows from every text and every array, whatever their order; the checksum itself is left out.
  private var checksum: String {
    var digest = DataDigest()
    func add(_ bytes: some Collection<UInt8>) {
      digest.add(word: UInt64(bytes.count))
      digest.add(bytes: bytes)
    }
    for remark in remarks.sorted(by: { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) })
    where remark.name != Self.nameOfChecksum {
      add(remark.name.utf8)
      add(remark.text.utf8)
    }
    for tensor in tensors.sorted(by: { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }) {
      add(tensor.name.utf8)
      add(tensor.type.rawValue.utf8)
      digest.add(word: UInt64(tensor.shape.count))
      for length in tensor.shape { digest.add(word: UInt64(length)) }
      tensor.add(to: &digest)
    }
    return digest.text
  }
}
