/// A buffer before and one after a step, swapped from step to step.
struct BufferPair {
  /// The first number of the one before.
  private(set) var now: UnsafeMutablePointer<Float>
  /// The first number of the one after.
  private(set) var next: UnsafeMutablePointer<Float>
  /// Keep alive what the pointers point to.
  private let buffers: (AlignedBuffer<Float>, AlignedBuffer<Float>)

  /// - Parameter count: floats of each.
  init(count: Int) {
    buffers = (AlignedBuffer(count: count), AlignedBuffer(count: count))
    (now, next) = (buffers.0.pointer, buffers.1.pointer)
  }

  /// What came after the step comes before the next one.
  mutating func swap() { (now, next) = (next, now) }
}
