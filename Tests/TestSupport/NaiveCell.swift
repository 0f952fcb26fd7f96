import Foundation
import Recurrent

/// What a naive cell hands from step to step: the hidden state and, for the LSTM, the memory cell.
package struct NaiveState: Equatable, Sendable {
  /// The hidden state, [units].
  package var h: [Double]
  /// The memory cell, [units]; stays zero where the cell has none.
  package var c: [Double]

  /// The zero state.
  package init(units: Int) {
    h = Array(repeating: 0, count: units)
    c = h
  }
}

/// One step of each cell for one sample, in `Double`, written from the equations and nothing else: the truth
/// that the engine is measured by. Slow.
struct NaiveCell {
  let options: CellOptions
  let inputs: Int
  let units: Int
  /// [inputs, gates × units], [units, gates × units], [biases, gates × units], row by row.
  let kernel: [Double]
  let recurrentKernel: [Double]
  let bias: [Double]

  func step(_ x: [Double], _ state: NaiveState) -> NaiveState {
    switch options.kind {
    case .srn: elman(x, state)
    case .lstm: longShortTermMemory(x, state)
    case .gru: options.resetAfter ? gatedResetAfter(x, state) : gatedResetBefore(x, state)
    }
  }

  /// h = tanh(xW + h₋₁U + b)
  private func elman(_ x: [Double], _ state: NaiveState) -> NaiveState {
    var next = state
    for unit in 0..<units { next.h[unit] = tanh(fromInput(x, 0, unit) + fromState(state.h, 0, unit)) }
    return next
  }

  /// c = f c₋₁ + i g, h = o tanh(c); gates i, f, g, o
  private func longShortTermMemory(_ x: [Double], _ state: NaiveState) -> NaiveState {
    var next = state
    for unit in 0..<units {
      func sum(_ gate: Int) -> Double { fromInput(x, gate, unit) + fromState(state.h, gate, unit) }
      next.c[unit] = sigmoid(sum(1)) * state.c[unit] + sigmoid(sum(0)) * tanh(sum(2))
      next.h[unit] = sigmoid(sum(3)) * tanh(next.c[unit])
    }
    return next
  }

  /// g = tanh(xW_g + b₁ + r (h₋₁U_g + b₂)); gates z, r, g
  private func gatedResetAfter(_ x: [Double], _ state: NaiveState) -> NaiveState {
    var next = state
    for unit in 0..<units {
      func recurrent(_ gate: Int) -> Double { fromState(state.h, gate, unit) + bias[(3 + gate) * units + unit] }
      let update = sigmoid(fromInput(x, 0, unit) + recurrent(0))
      let reset = sigmoid(fromInput(x, 1, unit) + recurrent(1))
      let candidate = tanh(fromInput(x, 2, unit) + reset * recurrent(2))
      next.h[unit] = update * state.h[unit] + (1 - update) * candidate
    }
    return next
  }

  /// g = tanh(xW_g + b + (r h₋₁)U_g)
  private func gatedResetBefore(_ x: [Double], _ state: NaiveState) -> NaiveState {
    var kept = state.h
    for unit in 0..<units { kept[unit] *= sigmoid(fromInput(x, 1, unit) + fromState(state.h, 1, unit)) }
    var next = state
    for unit in 0..<units {
      let update = sigmoid(fromInput(x, 0, unit) + fromState(state.h, 0, unit))
      let candidate = tanh(fromInput(x, 2, unit) + fromState(kept, 2, unit))
      next.h[unit] = update * state.h[unit] + (1 - update) * candidate
    }
    return next
  }

  private var width: Int { bias.count / (options.kind == .gru && options.resetAfter ? 2 : 1) }

  private func fromInput(_ x: [Double], _ gate: Int, _ unit: Int) -> Double {
    var sum = bias[gate * units + unit]
    for index in 0..<inputs { sum += x[index] * kernel[index * width + gate * units + unit] }
    return sum
  }

  private func fromState(_ h: [Double], _ gate: Int, _ unit: Int) -> Double {
    var sum = 0.0
    for index in 0..<units { sum += h[index] * recurrentKernel[index * width + gate * units + unit] }
    return sum
  }

  private func sigmoid(_ x: Double) -> Double {
    options.hardSigmoid ? max(0, min(1, 0.2 * x + 0.5)) : 1 / (1 + exp(-x))
  }
}
