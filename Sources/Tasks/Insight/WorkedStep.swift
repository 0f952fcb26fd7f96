package import Recurrent
private import Text

/// One step of a cell as a worked example: for one unit the equations, then its numbers substituted.
///
/// Every number is written with the fewest decimals, four or more, with which each line adds up by hand to the first
/// four decimals of what the engine computed; a sum is the sum of the numbers as they are written.
package struct WorkedStep {
  private let trace: LayerTrace
  private let step: StepTrace
  private let unit: Int
  private let kernels = KernelSet()

  /// - Parameters:
  ///   - step: which step of the trace, from 0.
  ///   - unit: which unit of the layer, from 0.
  package init(_ trace: LayerTrace, step: Int, unit: Int) {
    self.trace = trace
    self.step = trace.steps[step]
    self.unit = unit
  }

  /// The equations in the order they are worked out in, with as many decimals as they need to add up.
  package var equations: [Equation] {
    var best: [Equation] = []
    for places in 4...9 {
      best = equations(Rounding(places: places))
      if best.allSatisfy({ $0.addsUp }) { break }
    }
    return best
  }

  /// An equation and the numbers substituted into it.
  package struct Equation {
    /// The gate or state that it gives.
    package let name: QuantityName
    /// The equation with its symbols.
    package let formula: String
    /// What the right side comes to, step by step; the parts of one step are short enough to stand in one line.
    package let substitutions: [[String]]
    /// Whether the numbers as they are written give the first four decimals of what the engine computed.
    package let addsUp: Bool
  }

  // MARK: the cells

  private func equations(_ rounding: Rounding) -> [Equation] {
    switch trace.cell.kind {
    case .srn: [activation(.hiddenState, "h", .tanh, rounding)]
    case .lstm: longShortTermMemory(rounding)
    case .gru: gatedRecurrentUnit(rounding)
    }
  }

  private func longShortTermMemory(_ rounding: Rounding) -> [Equation] {
    let (memory, before) = (Double(step.memory[unit]), Double(step.previousMemory[unit]))
    let kept = (value(of: .forgetGate), before)
    let written = (value(of: .inputGate), value(of: .candidate))
    return [
      activation(.inputGate, "i", gate, rounding),
      activation(.forgetGate, "f", gate, rounding),
      activation(.candidate, "g", .tanh, rounding),
      activation(.outputGate, "o", gate, rounding),
      products(.memoryCell, "c = f c₋₁ + i g", [kept, written], engine: memory, rounding),
      shown(output: value(of: .outputGate), memory: memory, engine: value(of: .hiddenState), rounding),
    ]
  }

  private func gatedRecurrentUnit(_ rounding: Rounding) -> [Equation] {
    let update = rounding.rounded(value(of: .updateGate))
    let rest = rounding.rounded(1 - update)
    let kept = (value(of: .updateGate), Double(step.previousHidden[unit]))
    let last = products(
      .hiddenState, "h = z h₋₁ + (1 − z) g", [kept, (rest, value(of: .candidate))],
      secondFactor: "(1 − \(rounding.text(update)))", engine: value(of: .hiddenState), rounding)
    return [
      activation(.updateGate, "z", gate, rounding),
      activation(.resetGate, "r", gate, rounding),
      trace.cell.resetAfter
        ? candidateResetAfter(rounding) : activation(.candidate, "g", .tanh, state: "(r h₋₁)U", rounding),
      last,
    ]
  }

  /// What gates are squashed with.
  private var gate: ActivationCode { trace.cell.hardSigmoid ? .hardSigmoid : .sigmoid }

  /// What the engine computed for a gate, the candidate or the hidden state.
  private func value(of name: QuantityName) -> Double {
    Double(name == .hiddenState ? step.hidden[unit] : step.gates[trace.index(of: name)][unit])
  }

  // MARK: equations

  /// f(x W + h₋₁ U + b), with two biases if the cell has two.
  private func activation(
    _ name: QuantityName, _ symbol: String, _ function: ActivationCode, state: String = "h₋₁U", _ rounding: Rounding
  ) -> Equation {
    let index = trace.index(of: name)
    let count = step.gates.count
    let biases =
      trace.biases.count == count ? [trace.biases[index]] : [trace.biases[index], trace.biases[count + index]]
    let names = biases.count == 1 ? "b" : "b₁ + b₂"
    let input = Double(step.inputParts[index][unit]) - Double(trace.biases[index][unit])
    var recurrent = Double(step.recurrentParts[index][unit])
    if biases.count == 2 { recurrent -= Double(biases[1][unit]) }
    let sum = rounding.sum([input, recurrent] + biases.map { Double($0[unit]) })
    let (parts, addsUp) = finish(sum, function, engine: value(of: name), rounding)
    return Equation(
      name: name, formula: "\(symbol) = \(function.symbol)(xW + \(state) + \(names))", substitutions: [parts],
      addsUp: addsUp)
  }

  /// g = tanh(x W + b₁ + r (h₋₁ U + b₂))
  private func candidateResetAfter(_ rounding: Rounding) -> Equation {
    let index = trace.index(of: .candidate)
    let bias = Double(trace.biases[index][unit])
    let input = Double(step.inputParts[index][unit]) - bias
    let state = Double(step.recurrentParts[index][unit])
    let reset = rounding.rounded(value(of: .resetGate))
    let secondBias = Double(trace.biases[step.gates.count + index][unit])
    let inner = rounding.sum([state - secondBias, secondBias])
    let product = rounding.rounded(reset * inner.value)
    let start = rounding.sum([input, bias])
    let sum = rounding.sum([start.value, product])
    let (parts, addsUp) = finish(sum, .tanh, engine: value(of: .candidate), rounding)
    let substituted = "tanh(\(start.text) + \(rounding.text(reset)) × (\(inner.text)))"
    return Equation(
      name: .candidate, formula: "g = tanh(xW + b₁ + r (h₋₁U + b₂))", substitutions: [[substituted], parts],
      addsUp: addsUp)
  }

  /// a b + c d
  ///
  /// - Parameter secondFactor: how c is written; nil for its number.
  private func products(
    _ name: QuantityName, _ formula: String, _ factors: [(Double, Double)], secondFactor: String? = nil,
    engine: Double, _ rounding: Rounding
  ) -> Equation {
    let rounded = factors.map { (rounding.rounded($0.0), rounding.rounded($0.1)) }
    let written = rounded.enumerated().map { index, factors in
      let first = (index == 1 ? secondFactor : nil) ?? rounding.text(factors.0)
      return "\(first) × \(rounding.factorText(factors.1))"
    }.joined(separator: " + ")
    let sum = rounding.sum(rounded.map { $0.0 * $0.1 })
    return Equation(
      name: name, formula: formula, substitutions: [[written], ["\(sum.text) = \(Rounding.result(engine))"]],
      addsUp: Rounding.result(sum.value) == Rounding.result(engine))
  }

  /// h = o tanh(c)
  private func shown(output: Double, memory: Double, engine: Double, _ rounding: Rounding) -> Equation {
    let (output, memory) = (rounding.rounded(output), rounding.rounded(memory))
    let squashed = rounding.rounded(apply(.tanh, memory))
    let first = "\(rounding.text(output)) × tanh(\(rounding.text(memory)))"
    let second = "\(rounding.text(output)) × \(rounding.factorText(squashed)) = \(Rounding.result(engine))"
    return Equation(
      name: .hiddenState, formula: "h = o tanh(c)", substitutions: [[first], [second]],
      addsUp: Rounding.result(output * squashed) == Rounding.result(engine))
  }

  private func finish(
    _ sum: (value: Double, text: String), _ function: ActivationCode, engine: Double, _ rounding: Rounding
  ) -> (parts: [String], addsUp: Bool) {
    let result = Rounding.result(engine)
    let symbol = function.symbol
    return (
      ["\(symbol)(\(sum.text))", "\(symbol)(\(rounding.text(sum.value))) = \(result)"],
      Rounding.result(apply(function, sum.value)) == result
    )
  }

  /// The engine's own function.
  private func apply(_ function: ActivationCode, _ value: Double) -> Double {
    let buffer = AlignedBuffer<Float>(count: 16)
    buffer.pointer[0] = Float(value)
    kernels.activate(function.rawValue, count: 1, buffer.pointer, into: buffer.pointer)
    return Double(buffer.pointer[0])
  }
}

extension ActivationCode {
  fileprivate var symbol: String {
    switch self {
    case .tanh: "tanh"
    case .hardSigmoid: "hard σ"
    default: "σ"
    }
  }
}

/// Numbers with so many decimals.
private struct Rounding {
  let places: Int

  func rounded(_ value: Double) -> Double {
    scaledByPowerOfTen(roundedToWhole(scaledByPowerOfTen(value, places)), -places)
  }

  func text(_ value: Double) -> String { decimalText(rounded(value), places: places) }

  /// In parentheses if it is negative.
  func factorText(_ value: Double) -> String {
    let text = text(value)
    return text.hasPrefix("-") ? "(\(text))" : text
  }

  /// The sum of the numbers as they are written, and how that is written: `0.1000 + 0.2000 - 0.0500`.
  func sum(_ terms: [Double]) -> (value: Double, text: String) {
    var written = ""
    var total = 0.0
    for (index, term) in terms.enumerated() {
      let value = rounded(term)
      total = rounded(total + value)
      let isNegative = text(value).hasPrefix("-")
      written += index == 0 ? text(value) : (isNegative ? " - " : " + ") + text(value.magnitude)
    }
    return (total, written)
  }

  /// What the engine computed, to four decimals.
  static func result(_ value: Double) -> String { decimalText(value, places: 4) }
}
