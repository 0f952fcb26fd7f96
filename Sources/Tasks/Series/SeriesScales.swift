/// The scales on which a network reads and answers: the range of each column in the training part becomes [−1, 1].
package struct SeriesScales: Sendable, Equatable {
  /// Of the differences that are read.
  package let differences: MinMaxScaler
  /// Of the differences that are forecast.
  package let targets: MinMaxScaler
  /// Of the inputs, in their order.
  package let inputs: [MinMaxScaler]

  /// The scales of a training part.
  ///
  /// The last difference is learned and never read, so it is no part of the scale of differences that are read. The 0
  /// before the first is read if the state is carried on from the first value, and by no window.
  ///
  /// - Parameters:
  ///   - part: the training part and nothing after it.
  ///   - window: how many steps are read at once; nil if the state is carried on.
  package init(fitting part: SeriesColumns, window: Int?) {
    let read = part.differencesBefore.dropLast()
    differences = MinMaxScaler(fitting: window == nil ? read : read.dropFirst())
    targets = MinMaxScaler(fitting: Differencing.differences(of: part.values))
    inputs = part.inputs.map { MinMaxScaler(fitting: $0) }
  }

  /// The scales of a task's own training part.
  init(of task: SeriesTask) {
    self.init(fitting: SeriesColumns(task.series).prefix(task.trainingCount), window: task.window)
  }

  /// Scales that were kept.
  init(differences: MinMaxScaler, targets: MinMaxScaler, inputs: [MinMaxScaler]) {
    (self.differences, self.targets, self.inputs) = (differences, targets, inputs)
  }
}
