import Phrases
import Tasks
import Text

/// How results that stand side by side are written: errors with four digits at least, exact answers in per cent.
struct MeasureFormat {
  /// Nil for exact answers.
  private let errors: NumberFormat?

  /// - Parameter values: the results.
  init(_ measure: Measure, of values: [Double]) {
    errors = measure == .exact ? nil : NumberFormat(places: NumberFormat(errors: values).places)
  }

  /// A result, or how far two of them are apart.
  func text(_ value: Double) -> String { errors?.text(value) ?? decimalText(value * 100, places: 2) }
}

extension Measure {
  /// What is measured.
  var title: Phrase {
    switch self {
    case .rmse: "test RMSE"
    case .mae: "test MAE"
    case .mase: "test MASE"
    case .exact: "exact validation answers in %"
    }
  }
}

extension Comparison {
  /// How results and their spread are written.
  var format: MeasureFormat {
    let means = plan.groups.indices.compactMap { SampleSummary(measures(of: $0))?.mean }
    let baseline = simpleForecasts.map { $0.error }
    return MeasureFormat(measure, of: means + baseline)
  }

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
    guard let error = definition.baselineError(by: measure) else { return judged }
    return "\(judged); persistence \(format.text(error))"
  }
}

/// A p-value with four places.
func probabilityText(_ p: Double) -> String { p < 0.0001 ? "< 0.0001" : decimalText(p, places: 4) }

/// A loss with as many places; where that would leave no digit but zeros, the digits it begins with: `0.014320`, `0.00000003217`.
func lossText(_ loss: Double, places: Int = 6) -> String {
  let text = decimalText(loss, places: places)
  return loss > 0 && !text.contains { "123456789".contains($0) } ? roundedText(loss, digits: 4) : text
}
