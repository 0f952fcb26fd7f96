import Foundation

/// The file of the engine: a line that says what it is, then three lengths (32 bits, little end first), the module that
/// unpacks the others, the one that emulates multiply-adds, and how the fused one differs from it; these two are
/// compressed.
enum EngineFile {
  static func bytes(unpacker: [UInt8], emulating: [UInt8], fused: [UInt8]) -> Data {
    let difference = ModuleDifference.bytes(from: emulating, to: fused)
    let parts = [unpacker] + [emulating, Array(difference)].map { Compressor.compressed($0) }
    var file = Data("Unroll engine 4\n".utf8)
    for count in parts.map({ $0.count }) {
      for shift in stride(from: 0, to: 32, by: 8) { file.append(UInt8(truncatingIfNeeded: count >> shift)) }
    }
    return parts.reduce(file) { $0 + $1 }
  }
}

/// How a module comes from another one: steps of three numbers (32 bits, little end first), so many bytes to copy from a
/// place of the old one, then so many new bytes, which follow.
enum ModuleDifference {
  /// Bytes that are looked up together.
  private static let block = 32

  static func bytes(from old: [UInt8], to new: [UInt8]) -> Data {
    var places: [ArraySlice<UInt8>: Int] = [:]
    for start in stride(from: 0, through: max(old.count - block, 0), by: block) where start + block <= old.count {
      if places[old[start..<start + block]] == nil { places[old[start..<start + block]] = start }
    }
    var result = Data()
    var (copyStart, copyCount) = (0, 0)
    var literal: [UInt8] = []
    func number(_ value: Int) {
      for shift in stride(from: 0, to: 32, by: 8) { result.append(UInt8(truncatingIfNeeded: value >> shift)) }
    }
    func flush() {
      number(copyStart)
      number(copyCount)
      number(literal.count)
      result.append(contentsOf: literal)
      (copyStart, copyCount, literal) = (0, 0, [])
    }
    var at = 0
    while at < new.count {
      guard at + block <= new.count, let place = places[new[at..<at + block]] else {
        literal.append(new[at])
        at += 1
        continue
      }
      var count = block
      while at + count < new.count, place + count < old.count, new[at + count] == old[place + count] { count += 1 }
      // Backwards, too: blocks of the old one begin anywhere in the new one.
      var back = 0
      while let last = literal.last, place - back > 0, old[place - back - 1] == last {
        literal.removeLast()
        back += 1
      }
      if copyCount > 0 || !literal.isEmpty { flush() }
      (copyStart, copyCount) = (place - back, count + back)
      at += count
    }
    flush()
    return result
  }
}
