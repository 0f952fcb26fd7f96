/// Normally distributed numbers by Marsaglia's polar method (1964), with the engine's own logarithm.
///
/// An attempt takes one block of the stream, whether a pair of numbers comes of it or not. So threads can make attempts
/// side by side, and what came of them, one after another, is the same for any number of threads.
enum NormalVariates {
  /// Fills a buffer.
  ///
  /// - Parameters:
  ///   - stream: from its start.
  ///   - pool: who makes the attempts.
  ///   - check: called again and again; the rest is left as it was if it throws.
  static func fill<Stop: Error>(
    _ buffer: AlignedBuffer<Float>, _ stream: RandomStream, kernels: KernelSet, pool: WorkerPool,
    check: () throws(Stop) -> Void
  ) throws(Stop) {
    // About 4/π attempts a pair, and a few more, so that small matrices have enough after one round.
    let attempts = min(4096, buffer.count * 2 / (3 * pool.parts) + 16)
    let rounds = (0..<pool.parts).map { _ in Attempts(capacity: attempts, kernels: kernels) }
    var (filled, begun) = (0, 0)
    while filled < buffer.count {
      pool.run { part in rounds[part].make(attempts, stream.skipping(blocks: UInt64(begun + part * attempts))) }
      begun += attempts * pool.parts
      for round in rounds where filled < buffer.count {
        let count = min(round.count, buffer.count - filled)
        (buffer.pointer + filled).update(from: round.numbers.pointer, count: count)
        filled += count
      }
      try check()
    }
  }
}

/// Attempts that one thread makes, and the numbers that came of them.
private final class Attempts: @unchecked Sendable {
  /// Numbers that came of them.
  private(set) var count = 0
  /// Two for each pair.
  let numbers: AlignedBuffer<Float>
  /// x² + y² of each pair, then its logarithm.
  private let squares, logarithms: AlignedBuffer<Float>
  private let kernels: KernelSet

  /// - Parameter capacity: the most attempts.
  init(capacity: Int, kernels: KernelSet) {
    numbers = AlignedBuffer(count: 2 * capacity)
    squares = AlignedBuffer(count: capacity)
    logarithms = AlignedBuffer(count: capacity)
    self.kernels = kernels
  }

  /// Makes so many attempts with the next blocks of a stream.
  func make(_ attempts: Int, _ stream: RandomStream) {
    var random = stream
    var pairs = 0
    for _ in 0..<attempts {
      let x = Float(random.uniform() * 2 - 1)
      let y = Float(random.uniform() * 2 - 1)
      let square = x * x + y * y
      guard square > 0, square < 1 else { continue }
      numbers.pointer[2 * pairs] = x
      numbers.pointer[2 * pairs + 1] = y
      squares.pointer[pairs] = square
      pairs += 1
    }
    kernels.activate(ActivationCode.logarithm.rawValue, count: pairs, squares.pointer, into: logarithms.pointer)
    for pair in 0..<pairs {
      let factor = (-2 * logarithms.pointer[pair] / squares.pointer[pair]).squareRoot()
      numbers.pointer[2 * pair] *= factor
      numbers.pointer[2 * pair + 1] *= factor
    }
    count = 2 * pairs
  }
}
