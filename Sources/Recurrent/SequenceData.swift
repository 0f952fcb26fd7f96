/// Samples to learn from: inputs and targets of one length each, flat and sample by sample.
public struct SequenceData: Sendable {
  /// One side of the samples.
  public enum Side: Sendable {
    /// [samples, steps, width]
    case values([Float])
    /// One symbol a step, [samples, steps]: a byte each, where one-hot rows would be floats.
    case symbols([UInt8])
  }

  /// How many samples there are.
  public var count: Int
  /// What is read.
  public var inputs: Side
  /// What should be answered.
  public var targets: Side

  /// Samples; both sides hold `count` of them.
  public init(count: Int, inputs: Side, targets: Side) {
    self.count = count
    self.inputs = inputs
    self.targets = targets
  }

  /// Whether both sides have the sizes that a network of this architecture reads and answers.
  package func fits(_ architecture: Architecture) -> Bool {
    inputs.fits(
      samples: count, steps: architecture.steps, width: architecture.features, symbols: architecture.readsSymbols)
      && targets.fits(
        samples: count, steps: architecture.outputSteps, width: architecture.outputs,
        symbols: architecture.head == .softmax)
  }
}

extension SequenceData.Side {
  fileprivate func fits(samples: Int, steps: Int, width: Int, symbols wantsSymbols: Bool) -> Bool {
    switch self {
    case .values(let values): !wantsSymbols && values.count == samples * steps * width
    case .symbols(let symbols):
      wantsSymbols && symbols.count == samples * steps && symbols.allSatisfy { Int($0) < width }
    }
  }

  /// Copies samples into a time-major batch: [steps, samples, width], or one symbol a step.
  func copy(
    samples: ArraySlice<Int>, steps: Int, width: Int,
    symbols: UnsafeMutablePointer<UInt8>, values: UnsafeMutablePointer<Float>
  ) {
    switch self {
    case .symbols(let source): Self.copy(source, samples, steps: steps, width: 1, to: symbols)
    case .values(let source): Self.copy(source, samples, steps: steps, width: width, to: values)
    }
  }

  private static func copy<Element>(
    _ source: [Element], _ samples: ArraySlice<Int>, steps: Int, width: Int, to batch: UnsafeMutablePointer<Element>
  ) {
    source.withUnsafeBufferPointer { source in
      for (row, sample) in samples.enumerated() {
        for step in 0..<steps {
          let (place, first) = ((step * samples.count + row) * width, (sample * steps + step) * width)
          for index in 0..<width { batch[place + index] = source[first + index] }
        }
      }
    }
  }
}
