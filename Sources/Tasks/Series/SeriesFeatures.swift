/// What a network reads and answers along a series, on the scales of training.
///
/// A step is what is known when a value is: the difference that led to it, then each input at that time. A target is the
/// difference that leads to the next value.
package struct SeriesFeatures: Sendable, Equatable {
  /// Numbers of a step: 1, and 1 for each input.
  package let width: Int
  /// A step for each value, `[values, width]`.
  package private(set) var steps: [Float]
  /// A target for each value but the last, `[values − 1]`.
  package let targets: [Float]

  /// Scales a series or a part of one.
  package init(_ columns: SeriesColumns, _ scales: SeriesScales) {
    width = 1 + columns.inputs.count
    targets = Differencing.differences(of: columns.values).map { Float(scales.targets.scaled($0)) }
    steps = []
    steps.reserveCapacity(columns.values.count * width)
    for (index, difference) in columns.differencesBefore.enumerated() {
      append(difference: difference, inputs: columns.inputs.map { $0[index] }, scales)
    }
  }

  /// How many steps there are.
  package var count: Int { steps.count / width }

  /// A step after the last one, such as a forecast that is taken for what happened.
  package mutating func append(difference: Double, inputs: [Double], _ scales: SeriesScales) {
    steps.append(Float(scales.differences.scaled(difference)))
    for (input, scale) in zip(inputs, scales.inputs) { steps.append(Float(scale.scaled(input))) }
  }

  /// The first `count` steps, as if nothing came after them.
  package func prefix(_ count: Int) -> SeriesFeatures {
    guard count < self.count else { return self }
    var part = self
    part.steps = Array(steps.prefix(count * width))
    return part
  }

  /// One number of every step.
  ///
  /// - Parameter column: 0 for the difference, then the inputs.
  package func column(_ column: Int) -> [Float] { (0..<count).map { steps[$0 * width + column] } }
}
