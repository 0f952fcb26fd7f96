import Foundation
import Recurrent

/// What a naive network makes of some samples.
package struct NaiveRun: Sendable {
  /// The mean loss.
  package var loss = 0.0
  /// [samples, output steps, outputs]
  package var predictions: [Double] = []
  /// The state before each step and after the last, [samples][recurrent layers][steps + 1].
  package var states: [[[NaiveState]]] = []

  /// The states after the last step, [samples][recurrent layers].
  package var lastStates: [[NaiveState]] {
    states.map { sample in sample.compactMap(\.last) }
  }
}

/// The networks that an `Architecture` describes, a second time: sample by sample in `Double`, with gradients
/// from differences of the loss.
package struct NaiveNetwork: Sendable {
  /// The network.
  package let architecture: Architecture
  /// Flat weights, laid out by `Architecture.parameters`.
  package var weights: [Double]
  /// What dropout multiplies the inputs of each recurrent layer with, [recurrent layers][samples, inputs]; empty for none.
  package var masks: [[Double]] = []

  /// - Parameter weights: flat, `architecture.weightCount` of them.
  package init(_ architecture: Architecture, weights: [Float]) {
    self.architecture = architecture
    self.weights = weights.map(Double.init)
  }

  /// Runs samples forward.
  ///
  /// - Parameters:
  ///   - carried: the states before the first step, [samples][recurrent layers]; nil for zero.
  ///   - held: states that replace this run's own at every `truncation`-th step: constants, for differences
  ///     of which no gradient flows back through those steps.
  package func run(
    _ data: SequenceData, from carried: [[NaiveState]]? = nil, holding held: NaiveRun? = nil, truncation: Int? = nil
  ) -> NaiveRun {
    let layers = recurrentLayers
    var run = NaiveRun()
    for sample in 0..<data.count {
      var sequence = inputs(of: data, sample)
      var states: [[NaiveState]] = []
      for (index, layer) in layers.enumerated() {
        if layer.plan.role == .decoder, layers[index - 1].plan.role == .encoder {
          sequence = Array(repeating: sequence[sequence.count - 1], count: layer.plan.steps)
        }
        if !masks.isEmpty {
          let mask = masks[index][sample * layer.plan.inputs..<(sample + 1) * layer.plan.inputs]
          sequence = sequence.map { zip($0, mask).map { $0 * $1 } }
        }
        var state = carried?[sample][index] ?? NaiveState(units: layer.plan.units)
        var passed = [state]
        for step in 0..<layer.plan.steps {
          if let held, let truncation, step % truncation == 0 { state = held.states[sample][index][step] }
          state = layer.cell.step(sequence[step], state)
          passed.append(state)
        }
        sequence = passed.dropFirst().map(\.h)
        states.append(passed)
      }
      run.states.append(states)
      for hidden in sequence.suffix(architecture.outputSteps) { run.predictions += answer(hidden) }
    }
    run.loss = loss(run.predictions, data)
    return run
  }

  /// Gradients of the mean loss: central differences for every weight, laid out as the weights.
  ///
  /// - Parameters:
  ///   - carried: the states before the first step.
  ///   - truncation: gradients stop at every so-many-th step of each layer.
  package func gradients(
    _ data: SequenceData, from carried: [[NaiveState]]? = nil, truncation: Int? = nil
  ) -> [Double] {
    let held = truncation.map { _ in run(data, from: carried) }
    let distance = 1e-6
    var gradients = weights.map { _ in 0.0 }
    var moved = self
    for plan in architecture.parameters {
      for index in plan.offset..<plan.offset + plan.rows * plan.columns {
        moved.weights[index] = weights[index] + distance
        let above = moved.run(data, from: carried, holding: held, truncation: truncation).loss
        moved.weights[index] = weights[index] - distance
        let below = moved.run(data, from: carried, holding: held, truncation: truncation).loss
        moved.weights[index] = weights[index]
        gradients[index] = (above - below) / (2 * distance)
      }
    }
    return gradients
  }

  // MARK: parts

  private var recurrentLayers: [(plan: LayerPlan, cell: NaiveCell)] {
    architecture.layers.enumerated().filter { $0.element.role == .encoder || $0.element.role == .decoder }
      .map { index, plan in
        let cell = NaiveCell(
          options: architecture.cell, inputs: plan.inputs, units: plan.units, kernel: array(index, .kernel),
          recurrentKernel: array(index, .recurrentKernel), bias: array(index, .bias))
        return (plan, cell)
      }
  }

  private func array(_ layer: Int, _ role: ParameterPlan.Role) -> [Double] {
    guard let plan = architecture.parameters.first(where: { $0.layer == layer && $0.role == role }) else { return [] }
    return Array(weights[plan.offset..<plan.offset + plan.rows * plan.columns])
  }

  /// The steps of one sample, symbols as one-hot rows.
  private func inputs(of data: SequenceData, _ sample: Int) -> [[Double]] {
    let width = architecture.features
    return (0..<architecture.steps).map { step in
      let row = sample * architecture.steps + step
      switch data.inputs {
      case .values(let values): return values[row * width..<(row + 1) * width].map(Double.init)
      case .symbols(let symbols): return (0..<width).map { $0 == Int(symbols[row]) ? 1 : 0 }
      }
    }
  }

  /// The dense layer on one hidden state, and softmax where the network has it.
  private func answer(_ hidden: [Double]) -> [Double] {
    let dense = architecture.layers.count - 1
    let (kernel, bias) = (array(dense, .kernel), array(dense, .bias))
    let outputs = architecture.outputs
    let logits = (0..<outputs).map { output in
      hidden.indices.reduce(bias[output]) { $0 + hidden[$1] * kernel[$1 * outputs + output] }
    }
    guard architecture.head == .softmax else { return logits }
    let powers = logits.map { exp($0 - (logits.max() ?? 0)) }
    let total = powers.reduce(0, +)
    return powers.map { $0 / total }
  }

  /// Mean squared error, or categorical cross-entropy.
  private func loss(_ predictions: [Double], _ data: SequenceData) -> Double {
    switch data.targets {
    case .values(let targets):
      let squares = zip(predictions, targets).map { ($0 - Double($1)) * ($0 - Double($1)) }
      return squares.reduce(0, +) / Double(squares.count)
    case .symbols(let targets):
      let losses = targets.enumerated().map { row, target in
        -log(predictions[row * architecture.outputs + Int(target)])
      }
      return losses.reduce(0, +) / Double(losses.count)
    }
  }
}
