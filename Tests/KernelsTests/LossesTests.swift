import Foundation
import Recurrent
import Testing

/// Softmax, cross-entropy and squared error against naive ones.
@Suite struct LossesTests {
  @Test func softmax() throws {
    for classes in tailLengths {
      let rows = 1 + classes % 3
      var numbers = SampleNumbers(seed: classes)
      let logits = numbers.next(rows * classes)
      let expected = (0..<rows).flatMap { naiveSoftmax(Array(logits[$0 * classes..<($0 + 1) * classes])) }
      try check("\(rows) × \(classes)", [logits], give: [expected]) { kernels, p in
        kernels.softmax(rows: rows, classes: classes, p[0])
      }
    }
  }

  /// The naive softmax above takes the engine's own exponential; this one takes the C library's.
  @Test func softmaxIsThatOfTheTextbook() {
    for classes in tailLengths {
      var numbers = SampleNumbers(seed: classes)
      let logits = numbers.next(classes)
      let powers = logits.map { exp(Double($0)) }
      let total = powers.reduce(0, +)
      for (found, power) in zip(naiveSoftmax(logits), powers) {
        #expect(abs(Double(found) - power / total) <= 1e-6 * power / total + 1e-44)
      }
    }
  }

  @Test func softmaxOfHugeLogits() throws {
    try check("3e38 twice", [[3e38, 3e38, -3e38]], give: [[0.5, 0.5, 0]]) { kernels, p in
      kernels.softmax(rows: 1, classes: 3, p[0])
    }
  }

  @Test func crossEntropy() throws {
    for rows in tailLengths {
      let classes = 1 + rows % 7
      var numbers = SampleNumbers(seed: rows)
      let probabilities = numbers.nextShares(rows * classes)
      let targets = numbers.nextSymbols(rows, below: classes)
      let losses = naiveCrossEntropy(probabilities, targets, classes)
      try check("\(rows) × \(classes)", [probabilities, numbers.next(rows)], give: [probabilities, losses]) {
        kernels, p in
        kernels.crossEntropy(rows: rows, classes: classes, p[0], targets: targets, losses: p[1])
      }
    }
  }

  @Test(arguments: [1, 2, 17]) func crossEntropyBackward(rows: Int) throws {
    for classes in tailLengths {
      var numbers = SampleNumbers(seed: classes)
      let probabilities = numbers.nextShares(rows * classes)
      let targets = numbers.nextSymbols(rows, below: classes)
      let losses = naiveCrossEntropy(probabilities, targets, classes)
      let scale = 1 / Float(rows)
      let gradient = probabilities.enumerated().map { index, value in
        (index % classes == Int(targets[index / classes]) ? value - 1 : value) * scale
      }
      try check("\(rows) × \(classes)", [probabilities, numbers.next(rows)], give: [gradient, losses]) { kernels, p in
        kernels.crossEntropyBackward(
          rows: rows, classes: classes, p[0], targets: targets, losses: p[1], scale: scale)
      }
    }
  }

  @Test func squaredError() throws {
    for columns in tailLengths {
      let rows = 1 + columns % 3
      var numbers = SampleNumbers(seed: columns)
      let predictions = numbers.next(rows * columns)
      let targets = numbers.next(rows * columns)
      let losses = naiveSquaredError(predictions, targets, columns)
      try check(
        "\(rows) × \(columns)", [predictions, targets, numbers.next(rows)], give: [predictions, targets, losses]
      ) { kernels, p in
        kernels.squaredError(rows: rows, columns: columns, p[0], targets: p[1], losses: p[2])
      }
    }
  }

  @Test func squaredErrorBackward() throws {
    for columns in tailLengths {
      let rows = 1 + columns % 3
      var numbers = SampleNumbers(seed: columns)
      let predictions = numbers.next(rows * columns)
      let targets = numbers.next(rows * columns)
      let losses = naiveSquaredError(predictions, targets, columns)
      let scale = 1 / Float(rows * columns)
      let gradient = zip(predictions, targets).map { ($0 - $1) * (2 * scale) }
      try check(
        "\(rows) × \(columns)", [predictions, targets, numbers.next(rows)], give: [gradient, targets, losses]
      ) { kernels, p in
        kernels.squaredErrorBackward(
          rows: rows, columns: columns, p[0], targets: p[1], losses: p[2], scale: scale)
      }
    }
  }

  // MARK: naive

  private func naiveSoftmax(_ logits: [Float]) -> [Float] {
    let top = logits.max() ?? 0
    let powers = logits.map { Activation.exp($0 - top) }
    let total = naiveSum(count: powers.count) { index, sum in sum + powers[index] }
    return powers.map { $0 / total }
  }

  private func naiveCrossEntropy(_ probabilities: [Float], _ targets: [UInt8], _ classes: Int) -> [Float] {
    // Not −log: the loss of a certain answer is 0, not −0.
    targets.enumerated().map { row, target in
      0 - Activation.log(max(probabilities[row * classes + Int(target)], 1e-7))
    }
  }

  private func naiveSquaredError(_ predictions: [Float], _ targets: [Float], _ columns: Int) -> [Float] {
    stride(from: 0, to: predictions.count, by: columns).map { start in
      let total = naiveSum(count: columns) { column, sum in
        let difference = predictions[start + column] - targets[start + column]
        return fused(difference, difference, sum)
      }
      return total / Float(columns)
    }
  }
}
