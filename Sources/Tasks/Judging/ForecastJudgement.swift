package import Phrases

/// A network's forecasts of the test part beside those that need no network.
package struct ForecastJudgement: Sendable {
  /// How far one of them is off.
  package struct Errors: Sendable, Equatable {
    /// Over all steps ahead.
    package let all: ForecastErrors
    /// One step ahead, two steps ahead and so on.
    package let steps: [ForecastErrors]

    /// - Parameters:
    ///   - forecasts: of the test part, `[steps][testCount]`.
    ///   - learned: what was learned, if that is not the training part of this series.
    package init(_ forecasts: [[Double]], _ task: SeriesTask, learned: SeriesTask? = nil) {
      all = task.errors(ofSteps: forecasts, learned: learned)
      steps = forecasts.map { task.errors(of: $0, learned: learned) }
    }
  }

  /// A simple forecast and its errors.
  package struct Simple: Sendable {
    /// Which it is.
    package let forecast: SimpleForecast
    /// How far it is off.
    package let errors: Errors
  }

  /// The errors of the network.
  package let network: Errors
  /// The simple forecasts that the series allows, each with its errors.
  package let simple: [Simple]

  /// - Parameters:
  ///   - forecasts: the network's of the test part, `[horizon][testCount]`.
  ///   - season: how many steps a season has; nil if the series has none.
  ///   - learned: what was learned, if that is not the training part of this series.
  package init(_ forecasts: [[Double]], _ task: SeriesTask, season: Int?, learned: SeriesTask? = nil) {
    network = Errors(forecasts, task, learned: learned)
    simple = task.simpleForecasts(season: season, learned: learned)
  }

  /// The simple forecast with the least root mean square error.
  package var best: Simple? { simple.min { $0.errors.all.rmse < $1.errors.all.rmse } }

  /// That the network is no better than the best simple forecast; nil if it is better.
  package var verdict: Phrase? {
    guard let best, !(network.all.rmse < best.errors.all.rmse) else { return nil }
    return "the network is no better than the best simple forecast, \(best.forecast.name)"
  }
}

extension SeriesTask {
  /// The simple forecasts of the test part with their errors, as many steps ahead as the network gives.
  ///
  /// - Parameters:
  ///   - season: how many steps a season has; nil if the series has none.
  ///   - learned: what models are fitted to, if that is not the training part of this series.
  package func simpleForecasts(season: Int?, learned: SeriesTask? = nil) -> [ForecastJudgement.Simple] {
    let known = learned ?? self
    let fitted = known.series.values.prefix(known.trainingCount)
    let season = season.map { [SimpleForecast.seasonalPersistence(season: $0)] } ?? []
    return ([.persistence] + season + [.autoregression]).compactMap { forecast in
      let steps = (1...horizon).compactMap {
        forecast.forecasts(of: series.values, from: testStart, ahead: $0, fittedTo: fitted)
      }
      guard steps.count == horizon else { return nil }
      return ForecastJudgement.Simple(forecast: forecast, errors: .init(steps, self, learned: learned))
    }
  }
}
