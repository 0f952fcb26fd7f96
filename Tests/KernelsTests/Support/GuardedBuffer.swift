/// Floats between two guard zones, in which nothing may be written. The guards are NaN, so that a result made of
/// what lies behind the last element shows.
final class GuardedBuffer {
  /// The first element.
  let start: UnsafeMutablePointer<Float>
  private let raw: UnsafeMutablePointer<Float>
  private let count: Int
  private let capacity: Int
  private let guardBits: UInt32

  /// As many floats as kernels may read behind a buffer of the engine.
  private static let zone = 64

  /// - Parameters:
  ///   - values: what the buffer holds at first.
  ///   - offset: how many floats, at most 15, the first element lies behind a boundary of 64 bytes.
  ///   - filler: what the guard zones hold.
  init(_ values: [Float], offset: Int, filler: Float = .nan) {
    count = values.count
    capacity = Self.zone + offset + values.count + Self.zone
    guardBits = filler.bitPattern
    raw = UnsafeMutableRawPointer.allocate(byteCount: capacity * 4, alignment: 64)
      .bindMemory(to: Float.self, capacity: capacity)
    raw.initialize(repeating: filler, count: capacity)
    start = raw + Self.zone + offset
    for (index, value) in values.enumerated() { start[index] = value }
  }

  deinit { raw.deallocate() }

  /// Copies of all elements.
  var values: [Float] { Array(UnsafeBufferPointer(start: start, count: count)) }

  /// Where a guard was written over, counted from the first element; nil where all are as they were.
  var firstBrokenGuard: Int? {
    let first = start - raw
    return (0..<capacity).first { index in
      !(first..<first + count).contains(index) && raw[index].bitPattern != guardBits
    }.map { $0 - first }
  }
}
