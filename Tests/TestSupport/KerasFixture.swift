import Foundation
import Recurrent

/// Values that Keras computed: weights, data, predictions, losses, gradients and weights after training.
/// `Fixtures/README.md` says how they were made.
package struct KerasFixture {
  private let object: [String: Any]

  /// - Parameter name: for example `regression-lstm`.
  package init(_ name: String) throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("RecurrentTests/Fixtures")
    let data = try Data(contentsOf: folder.appendingPathComponent("\(name).json"))
    object = try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:]
  }

  /// A nested list of numbers, flattened row by row; keys are separated by dots where they nest.
  package func numbers(_ path: String...) -> [Float] {
    var value: Any? = object
    for key in path { value = (value as? [String: Any])?[key] }
    var result: [Float] = []
    func add(_ value: Any?) {
      if let list = value as? [Any] {
        for element in list { add(element) }
      } else if let number = value as? NSNumber {
        result.append(number.floatValue)
      }
    }
    add(value)
    return result
  }

  /// Flat weights (or gradients) of an architecture, from the arrays under a key.
  package func weights(_ path: String..., architecture: Architecture) -> [Float] {
    var dictionary: Any? = object
    for key in path { dictionary = (dictionary as? [String: Any])?[key] }
    var flat = [Float](repeating: 0, count: architecture.weightCount)
    for plan in architecture.parameters {
      let values = Self.flatten((dictionary as? [String: Any])?[plan.name])
      guard values.count == plan.rows * plan.columns else { continue }
      flat.replaceSubrange(plan.offset..<plan.offset + values.count, with: values)
    }
    return flat
  }

  private static func flatten(_ value: Any?) -> [Float] {
    if let list = value as? [Any] { return list.flatMap(flatten) }
    return (value as? NSNumber).map { [$0.floatValue] } ?? []
  }
}

/// The number of values that differ by more than 2·10⁻⁶ + 2·10⁻⁵ |expected|, the fixtures' tolerance.
package func disagreements(_ values: [Float], _ expected: [Float]) -> Int {
  guard values.count == expected.count else { return max(values.count, expected.count) }
  return zip(values, expected).count { !(abs($0 - $1) <= 2e-6 + 2e-5 * abs($1)) }
}
