import Phrases
import Tasks
import Text

extension Measure {
  /// A result, as tables show it: an RMSE with two places, exact answers in per cent.
  func text(_ value: Double) -> String {
    switch self {
    case .exact: decimalText(value * 100, places: 2)
    case .rmse: value < 1e6 ? decimalText(value, places: 2) : significantText(value, digits: 7)
    }
  }

  /// What is measured.
  var title: Phrase { self == .rmse ? "test RMSE" : "exact validation answers in %" }
}

extension Comparison {
  /// What is measured and on how many seeds: `sales: test RMSE over 30 seeds (1 to 30); persistence 136.76`.
  var heading: Phrase {
    let definition = plan.groups[0].task.definition
    let name = definition.shortName
    let seeds = plan.seeds
    let (first, last) = (seeds.first ?? 0, seeds.last ?? 0)
    let judged: Phrase =
      seeds.count == 1
      ? "\(name): \(measure.title), seed \(first)"
      : "\(name): \(measure.title) over \(groupedText(seeds.count)) seeds (\(first) to \(last))"
    guard let error = definition.baselineError() else { return judged }
    return "\(judged); persistence \(measure.text(error))"
  }
}

/// A p-value with four places.
func probabilityText(_ p: Double) -> String { p < 0.0001 ? "< 0.0001" : decimalText(p, places: 4) }

/// A loss with as many places; where that would leave no digit but zeros, the digits it begins with: `0.014320`, `3.2e-8`.
func lossText(_ loss: Double, places: Int = 6) -> String {
  let text = decimalText(loss, places: places)
  return loss > 0 && !text.contains { "123456789".contains($0) } ? significantText(loss, digits: 2) : text
}
