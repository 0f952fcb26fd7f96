package import Phrases

/// A forecast that needs no network: what any network has to beat.
package enum SimpleForecast: Sendable, Equatable {
  /// The next value equals the last one.
  case persistence
  /// The next value equals the one a season before it.
  case seasonalPersistence(season: Int)
  /// The next change is a linear function of the last one, fitted to the training part: an autoregressive model of the
  /// first order, AR(1), of the differences.
  case autoregression

  /// As tables and sentences call it.
  package var name: Phrase {
    switch self {
    case .persistence: "persistence"
    case .seasonalPersistence(let season): "seasonal persistence, \(season)"
    case .autoregression: Phrase(verbatim: "AR(1)")
    }
  }

  /// The name where room is short.
  package var shortName: Phrase {
    if case .seasonalPersistence(let season) = self { "seasonal, \(season)" } else { name }
  }

  /// Forecasts of the values from `start` on, each from the actual values that are known `ahead` steps before it.
  ///
  /// - Parameters:
  ///   - values: the actual values, in their order.
  ///   - start: the index of the first value that is forecast.
  ///   - ahead: how many steps before its value a forecast is made; at least 1.
  ///   - fitted: the values that a model is fitted to.
  /// - Returns: a forecast for each value from `start` on; nil if the first of them has too little before it.
  package func forecasts(
    of values: [Double], from start: Int, ahead: Int = 1, fittedTo fitted: ArraySlice<Double>
  ) -> [Double]? {
    switch self {
    case .persistence:
      guard start >= ahead else { return nil }
      return (start..<values.count).map { values[$0 - ahead] }
    case .seasonalPersistence(let season):
      // The last season that is wholly known.
      guard season > 0 else { return nil }
      let back = (ahead + season - 1) / season * season
      guard start >= back else { return nil }
      return (start..<values.count).map { values[$0 - back] }
    case .autoregression:
      guard start > ahead, let model = Autoregression(fitting: fitted) else { return nil }
      return (start..<values.count).map { place in
        model.forecasts(after: Array(values[place - ahead - 1...place - ahead]), count: ahead).last ?? .nan
      }
    }
  }
}

/// An autoregressive model of the first order of the differences of a series, d′ = constant + slope · d, by least squares.
///
/// It learns the rows that a network learns: the difference before the first one counts as 0. For the sales of the class
/// it forecasts the test part with an RMSE of 89.06.
package struct Autoregression: Sendable, Equatable {
  /// What is added to each difference.
  package let constant: Double
  /// What part of the difference before it a difference is.
  package let slope: Double

  /// Fits the model; nil for fewer than three values.
  package init?(fitting values: some Sequence<Double>) {
    let targets = Differencing.differences(of: Array(values))
    let inputs = [0] + targets.dropLast()
    let count = Double(targets.count)
    guard count >= 2 else { return nil }
    let inputMean = inputs.reduce(0, +) / count
    let targetMean = targets.reduce(0, +) / count
    var products = 0.0
    var squares = 0.0
    for (input, target) in zip(inputs, targets) {
      products += (input - inputMean) * (target - targetMean)
      squares += (input - inputMean) * (input - inputMean)
    }
    slope = squares > 0 ? products / squares : 0
    constant = targetMean - slope * inputMean
  }

  /// Forecasts of the next values, each read back as if it had happened.
  ///
  /// - Parameter values: the known values; at least two.
  package func forecasts(after values: [Double], count: Int) -> [Double] {
    guard values.count >= 2, var last = values.last else { return [] }
    var difference = last - values[values.count - 2]
    return (0..<max(count, 0)).map { _ in
      difference = constant + slope * difference
      last += difference
      return last
    }
  }
}
