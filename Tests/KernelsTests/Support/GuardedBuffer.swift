/// Floats between two guard zones, in which nothing may be written.
final class GuardedBuffer {
  /// The first element.
  let start: UnsafeMutablePointer<Float>
  private let raw: UnsafeMutablePointer<Float>
  private let count: Int
  private let capacity: Int
  private let firstGuard: UInt32

  /// As many floats as kernels may read past the end of a buffer of the engine.
  private static let zone = 64

  /// - Parameters:
  ///   - values: what the buffer holds at first.
  ///   - offset: how many floats, at most 15, the first element is after a boundary of 64 bytes.
  ///   - filler: about what the guard zones hold. No two guards are the same, so that a copy of one shows.
  ///   - number: which of the buffers of a call this is, less than 16.
  init(_ values: [Float], offset: Int, filler: Float, number: Int) {
    count = values.count
    capacity = Self.zone + offset + values.count + Self.zone
    firstGuard = filler.bitPattern + UInt32(number) << 16
    raw = UnsafeMutableRawPointer.allocate(byteCount: capacity * 4, alignment: 64)
      .bindMemory(to: Float.self, capacity: capacity)
    for index in 0..<capacity { (raw + index).initialize(to: Float(bitPattern: firstGuard + UInt32(index))) }
    start = raw + Self.zone + offset
    for (index, value) in values.enumerated() { start[index] = value }
  }

  deinit { raw.deallocate() }

  /// Copies of all elements.
  var values: [Float] { Array(UnsafeBufferPointer(start: start, count: count)) }

  /// Where a guard was written over, counted from the first element; nil where all are as they were.
  var firstBrokenGuard: Int? {
    let first = start - raw
    let broken = (0..<capacity).first { index in
      !(first..<first + count).contains(index) && raw[index].bitPattern != firstGuard + UInt32(index)
    }
    return broken.map { $0 - first }
  }
}
