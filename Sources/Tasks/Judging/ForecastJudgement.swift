package import Phrases

/// A network's forecasts beside those that need none.
package struct ForecastJudgement: Sendable {
  /// The errors of the network.
  package let network: ForecastErrors
  /// The simple forecasts that the series allows, each with its errors.
  package let simple: [Simple]

  /// A simple forecast and its errors.
  package struct Simple: Sendable {
    /// Which it is.
    package let forecast: SimpleForecast
    /// How far it is off over the test part.
    package let errors: ForecastErrors
  }

  /// - Parameters:
  ///   - forecast: the network's forecasts of the test part, `[testCount]`.
  ///   - season: how many steps a season has; nil if the series has none.
  package init(_ forecast: [Double], _ task: SeriesTask, season: Int?) {
    network = task.errors(of: forecast)
    simple = task.simpleForecasts(season: season)
  }

  /// The simple forecast with the least root mean square error.
  package var best: Simple? { simple.min { $0.errors.rmse < $1.errors.rmse } }

  /// That the network is no better than the best simple forecast; nil if it is better.
  package var verdict: Phrase? {
    guard let best, !(network.rmse < best.errors.rmse) else { return nil }
    return "the network is no better than the best simple forecast, \(best.forecast.name)"
  }
}

extension SeriesTask {
  /// The simple forecasts of the test part, one step ahead, with their errors.
  ///
  /// - Parameter season: how many steps a season has; nil if the series has none.
  package func simpleForecasts(season: Int?) -> [ForecastJudgement.Simple] {
    let season = season.map { [SimpleForecast.seasonalPersistence(season: $0)] } ?? []
    return ([.persistence] + season + [.autoregression]).compactMap { forecast in
      forecast.forecasts(of: series.values, from: trainingCount, fittedTo: trainingCount).map {
        ForecastJudgement.Simple(forecast: forecast, errors: errors(of: $0))
      }
    }
  }
}
