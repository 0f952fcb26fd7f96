import Plotting
import Tasks

extension RunData.Measure {
  /// A result, as tables show it: an RMSE with two places, exact answers in per cent.
  func text(_ value: Double) -> String {
    switch self {
    case .exact: decimalText(value * 100, places: 2)
    case .rmse: value < 1e6 ? decimalText(value, places: 2) : significantText(value, digits: 7)
    }
  }

  /// What is measured.
  var title: String { self == .rmse ? "test RMSE" : "exact validation answers in %" }
}

extension Comparison {
  /// What is measured and on how many seeds: `sales: test RMSE over 30 seeds (1 to 30); persistence 136.76`.
  var heading: String {
    let seeds = plan.seeds
    let data = plan.groups[0].data
    var text: String
    switch data {
    case .series(_, let name): text = name
    case .addition: text = "addition"
    }
    text += ": \(measure.title)"
    if let first = seeds.first, let last = seeds.last {
      text += seeds.count == 1 ? ", seed \(first)" : " over \(groupedText(seeds.count)) seeds (\(first) to \(last))"
    }
    if let error = data.persistenceError { text += "; persistence \(measure.text(error))" }
    return text
  }
}

/// A p-value with four places.
func probabilityText(_ p: Double) -> String { p < 0.0001 ? "< 0.0001" : decimalText(p, places: 4) }
