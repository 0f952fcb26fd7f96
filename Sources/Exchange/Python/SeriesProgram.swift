import Notebook
import Tasks

/// The parts of a program that have to do with the series.
struct SeriesProgram: TaskProgram {
  private let settings: ProgramSettings
  private let preparation: SeriesPreparation
  private var task: SeriesTask { preparation.task }
  private var horizon: Int { task.horizon }

  init(_ settings: ProgramSettings, _ preparation: SeriesPreparation) {
    (self.settings, self.preparation) = (settings, preparation)
  }

  /// The numbers at the head of the program.
  var constants: String {
    joined([
      "EPOCHS = \(settings.epochs)",
      "TEST = \(task.testCount)  # the last values are for testing",
      when(
        task.validationCount > 0, "VALIDATION = \(task.validationCount)  # those before them are not learned either"),
      "STEPS = \(preparation.samples.steps)  # that a sample has",
      "HORIZON = \(horizon)  # values forecast at once",
    ])
  }

  /// Reads the values and makes samples of them.
  var data: String {
    joined([
      """
      # 1. The data: differences from value to value, which takes the trend out, scaled to [-1, 1]. The scales come from
      # the training part alone.
      values = arrays["values"]
      train = len(values) - TEST\(when(task.validationCount > 0, " - VALIDATION"))
      differences = np.diff(values, prepend=values[0])  # what led to each value


      def scale(column):
          \"""Returns factor and offset that map the range of a column to [-1, 1], as scikit-learn's MinMaxScaler.\"""
          span = column.max() - column.min()
          factor = 2 / span if span > np.abs(column).max() * 2**-40 else 2
          return factor, -1 - column.min() * factor


      factor, offset = scale(differences[\(task.window == nil ? "" : "1 "): train - 1])
      columns = [differences * factor + offset]
      """,
      inputs,
      """
      steps = np.stack(columns, axis=1).astype("float32")  # [time, features]

      factor, offset = scale(differences[1:train])
      targets = (differences[1:] * factor + offset).astype("float32")  # what leads from each value to the next

      # A sample ends with a value that is known, its origin; its target is what comes next.
      origins = np.arange(\(preparation.samples.firstOrigin), len(values) - 1)
      x = np.stack([steps[origin - STEPS + 1 : origin + 1] for origin in origins])  # [samples, steps, features]
      learned = origins[origins < train - HORIZON]
      x_train = x[: len(learned)]
      y_train = np.stack([targets[origin : origin + HORIZON] for origin in learned])  # [samples, horizon]


      def forecasts(predictions):
          \"""Returns the values that scaled differences lead to, [origins, horizon].\"""
          changes = (np.asarray(predictions, dtype="float64") - offset) / factor
          return values[origins][:, None] + np.cumsum(changes, axis=1)


      def test_rmse(predictions):
          \"""Returns the root mean square error over the test part and all steps ahead.\"""
          ahead = forecasts(predictions)
          errors = [
              ahead[value - step - origins[0], step - 1] - values[value]
              for step in range(1, HORIZON + 1)
              for value in range(len(values) - TEST, len(values))
          ]
          return np.sqrt(np.mean(np.square(errors)))
      """,
    ])
  }

  /// The inputs beside the past of the series.
  private var inputs: String {
    joined(
      task.series.inputs.enumerated().map { place, input in
        """
        column = arrays["input_\(place + 1)"]  # \(PythonText.comment(input.name))
        factor, offset = scale(column[:train])
        columns.append(column * factor + offset)
        """
      })
  }

  /// Compares with what Unroll predicted.
  var comparison: String {
    """
    # 3. Before training: the predictions are Unroll's.
    predictions = predict(x)
    \(PythonText.difference(settings, "predictions"))
    print(f"test RMSE: {test_rmse(predictions):.6g}")
    """
  }

  /// Says how well it forecasts after training.
  var report: String { "print(f\"test RMSE after training: {test_rmse(predict(x)):.6g}\")" }
}
