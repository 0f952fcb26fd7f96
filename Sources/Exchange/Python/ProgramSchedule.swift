import Recurrent

/// How the learning rate of a program falls from epoch to epoch, where it depends on the epoch alone.
struct ProgramSchedule {
  /// The function `learning_rate(epoch)`, its epochs counted from 0.
  let function: String

  /// - Returns: nil if the rate is the optimizer's throughout, or depends on losses.
  init?(_ settings: ProgramSettings) {
    let start = settings.optimizer.learningRate
    switch settings.model.course.latestSchedule?.rule {
    case nil, .constant, .plateau: return nil
    case .cosine:
      function = Self.function(
        "Half a cosine down to 0.", "\(start) * 0.5 * (1 + np.cos(np.pi * epoch / EPOCHS))")
    case .step(let factor, let every):
      function = Self.function(
        "Multiplied by \(factor) after each \(every) epochs.", "\(start) * \(factor) ** (epoch // \(every))")
    }
  }

  private static func function(_ says: String, _ value: String) -> String {
    """


    def learning_rate(epoch):
        \"""\(says)\"""
        return \(value)


    """
  }
}
