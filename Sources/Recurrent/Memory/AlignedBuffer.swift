/// Memory of a fixed size for the kernels: aligned to cache lines, zero at first, and with padding at its end, so that
/// kernels may read whole vectors past the last element. A large one comes straight from the system and goes back to it:
/// in a heap, blocks of changing sizes leave gaps that the next one does not fit into.
///
/// Invariant: `pointer` is valid for `count` elements, and for reading `padding` more, as long as the buffer
/// lives. Threads may share a buffer as long as they write disjoint parts of it.
package final class AlignedBuffer<Element: BitwiseCopyable>: @unchecked Sendable {
  /// The first element.
  package let pointer: UnsafeMutablePointer<Element>
  /// How many elements there are.
  package let count: Int
  private let raw: UnsafeMutableRawPointer
  private let bytes: Int
  /// Whether the memory is pages of its own.
  private let isMapped: Bool

  private static var padding: Int { 64 }
  /// From so many bytes on a buffer has pages of its own.
  private static var mappedBytes: Int { 1 << 20 }

  /// - Parameter count: how many elements.
  package init(count: Int) {
    bytes = (count + Self.padding) * MemoryLayout<Element>.stride
    if bytes >= Self.mappedBytes, let pages = System.zeroedPages(bytes: bytes) {
      raw = pages
      isMapped = true
    } else {
      raw = .allocate(byteCount: bytes, alignment: 64)
      raw.initializeMemory(as: UInt8.self, repeating: 0, count: bytes)
      isMapped = false
    }
    pointer = raw.assumingMemoryBound(to: Element.self)
    self.count = count
  }

  deinit {
    if isMapped { System.releasePages(raw, bytes: bytes) } else { raw.deallocate() }
  }

  /// Copies of all elements.
  package var array: [Element] { Array(UnsafeBufferPointer(start: pointer, count: count)) }

  /// Appends copies of some of the elements to an array.
  ///
  /// - Precondition: `range` is within the buffer.
  package func append(_ range: Range<Int>, to array: inout [Element]) {
    array.append(contentsOf: UnsafeBufferPointer(start: pointer + range.lowerBound, count: range.count))
  }

  /// Copies as many elements as both hold.
  package func copy(from source: [Element]) {
    source.withUnsafeBufferPointer { source in
      guard let base = source.baseAddress else { return }
      pointer.update(from: base, count: min(count, source.count))
    }
  }

  /// Copies as many elements as both hold.
  package func copy(from source: AlignedBuffer) {
    pointer.update(from: source.pointer, count: min(count, source.count))
  }

  /// Sets every element to zero.
  package func clear() {
    raw.initializeMemory(as: UInt8.self, repeating: 0, count: count * MemoryLayout<Element>.stride)
  }
}
