package import Recurrent

/// Lets a network read along a series. A state that is carried on goes on where the run before ended.
package final class SeriesRun {
  private let predictor: Predictor
  private let samples: SeriesSamples
  private let isStateful: Bool
  /// The origin after the last one that was read.
  private var next: Int

  /// - Parameters:
  ///   - isStateful: whether the state is carried on from sample to sample.
  ///   - threads: how many threads work; nil for as many as are useful.
  package init(_ checkpoint: Checkpoint, _ samples: SeriesSamples, isStateful: Bool, threads: Int?) {
    predictor = Predictor(checkpoint, stateful: isStateful, threads: threads)
    self.samples = samples
    self.isStateful = isStateful
    next = samples.firstOrigin
  }

  /// The answers to the samples of some origins. A state that is carried on first reads all samples before them that it
  /// has not read yet.
  ///
  /// - Parameter origins: none of them was read before, if the state is carried on.
  /// - Throws: `TrainingError.dataDoesNotFit` if the network reads other samples.
  package func answers(_ features: SeriesFeatures, origins: Range<Int>) throws(TrainingError) -> SeriesAnswers {
    let start = isStateful ? min(next, origins.lowerBound) : origins.lowerBound
    var outputs: [Float] = []
    // Windows are many times as large as the series: a part of them at a time is enough.
    let most = max(1, (1 << 20) / (samples.steps * features.width))
    for first in stride(from: start, to: origins.upperBound, by: most) {
      let part = first..<min(first + most, origins.upperBound)
      let answered = try predictor.predict(samples.questions(features, origins: part))
      outputs += answered.suffix(max(0, part.upperBound - max(part.lowerBound, origins.lowerBound)) * samples.horizon)
    }
    next = origins.upperBound
    return SeriesAnswers(origins: origins, horizon: samples.horizon, outputs: outputs)
  }
}
