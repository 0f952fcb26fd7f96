import Foundation
import Notebook
import Recurrent
import Tasks
import Testing

/// Reads the worked examples as a person with a pocket calculator would.
@Suite struct WorkedStepTextTests {
  static let cells: [CellOptions] = [
    CellOptions(.srn), CellOptions(.lstm), CellOptions(.lstm, hardSigmoid: true), CellOptions(.gru),
    CellOptions(.gru, resetAfter: false), CellOptions(.gru, hardSigmoid: true),
  ]

  @Test(arguments: cells) func everyLineAddsUp(cell: CellOptions) throws {
    for trace in try traces(cell) {
      for step in trace.steps.indices {
        for unit in 0..<trace.units {
          let worked = WorkedStep(trace, step: step, unit: unit)
          #expect(worked.equations.allSatisfy { $0.addsUp })
          let lines = WorkedStepText(worked).lines
          for line in lines { check(line, hard: cell.hardSigmoid) }
          let last = try #require(lines.last { !$0.isEmpty })
          let hidden = Double(trace.steps[step].hidden[unit])
          #expect(abs((value(after: last) ?? .nan) - hidden) <= 0.5001e-4)
        }
      }
    }
  }

  /// What stands between equals signs is equal, to the digits that are written.
  private func check(_ line: String, hard: Bool) {
    guard line.contains(where: \.isNumber), !line.contains("h₋₁U"), !line.contains("c₋₁") else { return }
    let sides = line.split(separator: "=").map { Calculator.value(String($0), hard: hard) }
    guard sides.allSatisfy({ $0 != nil }) else { return }
    let values = sides.compactMap(\.self)
    for (left, right) in zip(values, values.dropFirst()) { #expect(abs(left - right) <= 0.51e-4, "\(line)") }
  }

  private func value(after line: String) -> Double? {
    line.split(separator: "=").last.flatMap { Double($0.trimmingCharacters(in: .whitespaces)) }
  }

  private func traces(_ cell: CellOptions) throws -> [LayerTrace] {
    let architecture = Architecture.sequenceToSequence(cell: cell, symbols: 12, steps: 5, units: [6], decoderSteps: 3)
    var checkpoint = Checkpoint(architecture, seed: 3)
    // Biases that are not zero.
    for index in checkpoint.weights.indices { checkpoint.weights[index] += Float(index % 7 - 3) / 10 }
    let data = SequenceData(count: 1, inputs: .symbols([0, 8, 5, 1, 5]), targets: .symbols([5, 11, 0]))
    return try Inspector(checkpoint).traces(of: data)
  }
}

/// Works out `σ(0.1 + 0.2) × (-0.5)`.
private struct Calculator {
  private var rest: Substring
  private let hard: Bool

  /// Nil where the text is no sum.
  static func value(_ text: String, hard: Bool) -> Double? {
    var calculator = Calculator(rest: text.filter { $0 != " " }[...], hard: hard)
    guard let value = calculator.sum(), calculator.rest.isEmpty else { return nil }
    return value
  }

  private init(rest: Substring, hard: Bool) {
    self.rest = rest
    self.hard = hard
  }

  private mutating func take(_ text: String) -> Bool {
    guard rest.hasPrefix(text) else { return false }
    rest = rest.dropFirst(text.count)
    return true
  }

  private mutating func sum() -> Double? {
    guard var value = product() else { return nil }
    while true {
      if take("+") {
        guard let next = product() else { return nil }
        value += next
      } else if take("-") || take("−") {
        guard let next = product() else { return nil }
        value -= next
      } else {
        return value
      }
    }
  }

  private mutating func product() -> Double? {
    guard var value = factor() else { return nil }
    while take("×") {
      guard let next = factor() else { return nil }
      value *= next
    }
    return value
  }

  private mutating func factor() -> Double? {
    if take("tanh(") { return closed().map(tanh) }
    if take("hardσ(") { return closed().map { max(0, min(1, 0.2 * $0 + 0.5)) } }
    if take("σ(") { return closed().map { 1 / (1 + exp(-$0)) } }
    if take("(") { return closed() }
    let sign: Double = take("-") ? -1 : 1
    let digits = rest.prefix { $0.isNumber || $0 == "." }
    rest = rest.dropFirst(digits.count)
    return Double(digits).map { sign * $0 }
  }

  private mutating func closed() -> Double? {
    guard let value = sum(), take(")") else { return nil }
    return value
  }
}
