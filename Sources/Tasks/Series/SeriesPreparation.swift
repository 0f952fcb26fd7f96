/// A series made ready for a network: differenced, cut into samples, and scaled to [−1, 1].
///
/// What is trained on is made from the training part alone, as a copy that holds nothing else: neither the validation
/// part nor the test part can reach the scales, the samples or their answers.
public struct SeriesPreparation: Sendable, Equatable {
  /// The series and its division.
  public let task: SeriesTask

  /// The scales, from the training part of the series that the network learns.
  package let scales: SeriesScales

  /// The training part on these scales.
  package let training: SeriesFeatures

  /// The whole series on these scales.
  package let features: SeriesFeatures

  /// Prepares a series.
  public init(_ task: SeriesTask) { self.init(task, scales: SeriesScales(of: task)) }

  /// Prepares a series on the scales of another, so that what was trained there can be judged here.
  package init(_ task: SeriesTask, scales: SeriesScales) {
    self.task = task
    self.scales = scales
    let columns = SeriesColumns(task.series)
    training = SeriesFeatures(columns.prefix(task.trainingCount), scales)
    features = SeriesFeatures(columns, scales)
  }

  /// Whether the scales are those of the training part.
  package var hasOwnScales: Bool { scales == SeriesScales(of: task) }

  /// How samples are cut.
  package var samples: SeriesSamples { SeriesSamples(window: task.window, horizon: task.horizon) }

  /// The first value that is forecast: the second of the series, or the first after a whole window.
  package var firstForecast: Int { samples.firstOrigin + 1 }

  /// What is needed to forecast beyond the end of the series.
  package var extrapolation: Extrapolation { Extrapolation(self) }
}
