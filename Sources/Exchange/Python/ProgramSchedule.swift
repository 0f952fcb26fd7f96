import Recurrent

/// How the learning rate of a program falls from epoch to epoch, where it depends on the epoch alone.
struct ProgramSchedule {
  private let start: Double
  private let rule: LearningRateSchedule.Rule

  /// - Returns: nil if the rate is the optimizer's throughout, or depends on losses.
  init?(_ settings: ProgramSettings) {
    guard let rule = settings.model.course.latestSchedule?.rule else { return nil }
    switch rule {
    case .constant, .plateau: return nil
    case .cosine, .step: break
    }
    (self.rule, start) = (rule, settings.optimizer.learningRate)
  }

  /// The function `learning_rate(epoch)`, its epochs counted from 0.
  var function: String {
    let (says, value) =
      switch rule {
      case .constant, .plateau: ("Always the same.", "\(start)")
      case .cosine: ("Half a cosine down to 0.", "\(start) * 0.5 * (1 + np.cos(np.pi * epoch / EPOCHS))")
      case .step(let factor, let every):
        ("Multiplied by \(factor) after each \(every) epochs.", "\(start) * \(factor) ** (epoch // \(every))")
      }
    return """


      def learning_rate(epoch):
          \"""\(says)\"""
          return \(value)


      """
  }
}
