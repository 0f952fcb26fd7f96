/// A buffer before and one after a step, swapped from step to step.
struct BufferPair {
  private(set) var now: AlignedBuffer<Float>
  private(set) var next: AlignedBuffer<Float>

  /// - Parameter count: floats of each.
  init(count: Int) {
    now = AlignedBuffer(count: count)
    next = AlignedBuffer(count: count)
  }

  /// What came after the step comes before the next one.
  mutating func swap() { Swift.swap(&now, &next) }
}
