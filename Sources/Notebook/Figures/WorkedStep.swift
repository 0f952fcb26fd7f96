import Phrases
import Recurrent
import Text

/// One step of a cell as a worked example: for one unit the equations, then its numbers substituted.
///
/// Every number is written with the fewest decimals, four or more, with which each line adds up by hand to the first
/// four decimals of what the engine computed; a sum is the sum of the numbers as they are written.
package struct WorkedStep {
  private let trace: LayerTrace
  private let step: StepTrace
  private let unit: Int
  private let language: Language
  private let kernels = KernelSet()

  /// - Parameters:
  ///   - step: which step of the trace, from 0.
  ///   - unit: which unit of the layer, from 0.
  ///   - language: of the names of gates and states.
  package init(_ trace: LayerTrace, step: Int, unit: Int, in language: Language = .english) {
    self.language = language
    self.trace = trace
    self.step = trace.steps[step]
    self.unit = unit
  }

  /// The lines, a blank one between two equations.
  package var lines: [String] {
    var best: [Equation] = []
    for places in 4...9 {
      best = equations(Rounding(places: places))
      if best.allSatisfy(\.addsUp) { break }
    }
    return Array(best.map { [""] + $0.lines(nameWidth: 14, in: language) }.joined().dropFirst())
  }

  /// Whether every line adds up.
  package var addsUp: Bool {
    (4...9).contains { equations(Rounding(places: $0)).allSatisfy(\.addsUp) }
  }

  // MARK: the cells

  private func equations(_ rounding: Rounding) -> [Equation] {
    switch trace.cell.kind {
    case .srn:
      return [activation(.hiddenState, "h", 0, .tanh, engine: step.hidden[unit], rounding)]
    case .lstm: return longShortTermMemory(rounding)
    case .gru: return gatedRecurrentUnit(rounding)
    }
  }

  private func longShortTermMemory(_ rounding: Rounding) -> [Equation] {
    let gates = step.gates.map { Double($0[unit]) }
    let (memory, before) = (Double(step.memory[unit]), Double(step.previousMemory[unit]))
    return [
      activation(.inputGate, "i", 0, gate, engine: step.gates[0][unit], rounding),
      activation(.forgetGate, "f", 1, gate, engine: step.gates[1][unit], rounding),
      activation(.candidate, "g", 2, .tanh, engine: step.gates[2][unit], rounding),
      activation(.outputGate, "o", 3, gate, engine: step.gates[3][unit], rounding),
      products(
        .memoryCell, "c = f c₋₁ + i g", [(gates[1], before), (gates[0], gates[2])], engine: memory, rounding),
      shown(output: gates[3], memory: memory, engine: Double(step.hidden[unit]), rounding),
    ]
  }

  private func gatedRecurrentUnit(_ rounding: Rounding) -> [Equation] {
    let gates = step.gates.map { Double($0[unit]) }
    let update = rounding.rounded(gates[0])
    let rest = rounding.rounded(1 - update)
    var last = products(
      .hiddenState, "h = z h₋₁ + (1 − z) g",
      [(gates[0], Double(step.previousHidden[unit])), (rest, gates[2])], engine: Double(step.hidden[unit]), rounding)
    last.lines[0] = last.lines[0].replacing("\(rounding.text(rest)) × ", "(1 − \(rounding.text(update))) × ")
    return [
      activation(.updateGate, "z", 0, gate, engine: step.gates[0][unit], rounding),
      activation(.resetGate, "r", 1, gate, engine: step.gates[1][unit], rounding),
      trace.cell.resetAfter
        ? candidateResetAfter(rounding)
        : activation(.candidate, "g", 2, .tanh, engine: step.gates[2][unit], state: "(r h₋₁)U", rounding),
      last,
    ]
  }

  private var gate: ActivationCode { trace.cell.hardSigmoid ? .hardSigmoid : .sigmoid }

  // MARK: equations

  /// A line of numbers below an equation with its name.
  private struct Equation {
    let name: QuantityName
    let formula: String
    var lines: [String]
    let addsUp: Bool

    func lines(nameWidth: Int, in language: Language) -> [String] {
      let indent = String(repeating: " ", count: nameWidth + 2)
      return [language.text(name.phrase).padded(to: nameWidth) + formula] + lines.map { indent + "= " + $0 }
    }
  }

  /// f(x W + h₋₁ U + b), two biases where there are two.
  private func activation(
    _ name: QuantityName, _ symbol: String, _ index: Int, _ function: ActivationCode, engine: Float,
    state: String = "h₋₁U",
    _ rounding: Rounding
  ) -> Equation {
    let count = step.gates.count
    let biases =
      trace.biases.count == count ? [trace.biases[index]] : [trace.biases[index], trace.biases[count + index]]
    let names = biases.count == 1 ? "b" : "b₁ + b₂"
    let input = Double(step.inputParts[index][unit]) - Double(trace.biases[index][unit])
    var recurrent = Double(step.recurrentParts[index][unit])
    if biases.count == 2 { recurrent -= Double(biases[1][unit]) }
    let sum = rounding.sum([input, recurrent] + biases.map { Double($0[unit]) })
    let (lines, addsUp) = finish(sum, function, engine: Double(engine), rounding)
    return Equation(
      name: name, formula: "\(symbol) = \(function.symbol)(xW + \(state) + \(names))", lines: lines, addsUp: addsUp)
  }

  /// g = tanh(x W + b₁ + r (h₋₁ U + b₂))
  private func candidateResetAfter(_ rounding: Rounding) -> Equation {
    let index = 2
    let bias = Double(trace.biases[index][unit])
    let input = Double(step.inputParts[index][unit]) - bias
    let state = Double(step.recurrentParts[index][unit])
    let reset = rounding.rounded(Double(step.gates[1][unit]))
    let secondBias = Double(trace.biases[step.gates.count + index][unit])
    let inner = rounding.sum([state - secondBias, secondBias])
    let product = rounding.rounded(reset * inner.value)
    let start = rounding.sum([input, bias])
    let sum = rounding.sum([start.value, product])
    let (lines, addsUp) = finish(sum, .tanh, engine: Double(step.gates[index][unit]), rounding)
    let substituted = "tanh(\(start.text) + \(rounding.text(reset)) × (\(inner.text)))"
    return Equation(
      name: .candidate, formula: "g = tanh(xW + b₁ + r (h₋₁U + b₂))", lines: [substituted] + lines, addsUp: addsUp)
  }

  /// a b + c d
  private func products(
    _ name: QuantityName, _ formula: String, _ factors: [(Double, Double)], engine: Double, _ rounding: Rounding
  ) -> Equation {
    let rounded = factors.map { (rounding.rounded($0.0), rounding.rounded($0.1)) }
    let written = rounded.map { "\(rounding.text($0.0)) × \(rounding.factorText($0.1))" }.joined(separator: " + ")
    let sum = rounding.sum(rounded.map { $0.0 * $0.1 })
    return Equation(
      name: name, formula: formula, lines: [written, "\(sum.text) = \(Rounding.result(engine))"],
      addsUp: Rounding.result(sum.value) == Rounding.result(engine))
  }

  /// h = o tanh(c)
  private func shown(output: Double, memory: Double, engine: Double, _ rounding: Rounding) -> Equation {
    let (output, memory) = (rounding.rounded(output), rounding.rounded(memory))
    let squashed = rounding.rounded(apply(.tanh, memory))
    let first = "\(rounding.text(output)) × tanh(\(rounding.text(memory)))"
    let second = "\(rounding.text(output)) × \(rounding.factorText(squashed)) = \(Rounding.result(engine))"
    return Equation(
      name: .hiddenState, formula: "h = o tanh(c)", lines: [first, second],
      addsUp: Rounding.result(output * squashed) == Rounding.result(engine))
  }

  private func finish(
    _ sum: (value: Double, text: String), _ function: ActivationCode, engine: Double, _ rounding: Rounding
  ) -> (lines: [String], addsUp: Bool) {
    let result = Rounding.result(engine)
    let symbol = function.symbol
    let (first, second) = ("\(symbol)(\(sum.text))", "\(symbol)(\(rounding.text(sum.value))) = \(result)")
    // With 18 columns before it a line has 80.
    let isShort = displayWidth(first) + 3 + displayWidth(second) <= 62
    return (
      isShort ? ["\(first) = \(second)"] : [first, second], Rounding.result(apply(function, sum.value)) == result
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
    scaledByPowerOfTen(Double(wholeNumber(nearest: scaledByPowerOfTen(value, places))), -places)
  }

  func text(_ value: Double) -> String { decimalText(rounded(value), places: places) }

  /// In parentheses where negative.
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

extension String {
  /// The text with the first occurrence of `part` replaced.
  fileprivate func replacing(_ part: String, _ other: String) -> String {
    var result = self
    if let range = result.firstRange(of: part) { result.replaceSubrange(range, with: other) }
    return result
  }
}
