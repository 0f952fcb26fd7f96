/// How the learning rate changes from epoch to epoch.
public struct LearningRateSchedule: Equatable, Sendable {
  /// The rule and its constants.
  public enum Rule: Equatable, Sendable {
    /// The optimizer's rate throughout.
    case constant
    /// Half a cosine from the optimizer's rate down to 0, as Keras' `CosineDecay`; Loshchilov and Hutter (2017).
    case cosine
    /// The rate is multiplied by `factor` after each `every` epochs, as Keras' `ExponentialDecay(staircase=True)`.
    case step(factor: Double, every: Int)
    /// The rate is multiplied by `factor` after `wait` epochs in a row whose loss is not lower than the lowest before by
    /// more than 0.0001, as Keras' `ReduceLROnPlateau`.
    case plateau(factor: Double, wait: Int)

    /// Whether the rate depends on losses.
    package var followsLosses: Bool {
      if case .plateau = self { true } else { false }
    }
  }

  /// The rule and its constants.
  public var rule: Rule
  /// Epochs of the whole schedule; a cosine comes to 0 after them.
  public var epochs: Int
  /// How many of them the model has been trained for already.
  public var trained: Int

  /// - Parameters:
  ///   - epochs: of the whole schedule.
  ///   - trained: how many of them the model has been trained for already.
  public init(_ rule: Rule, epochs: Int, trained: Int = 0) {
    self.rule = rule
    self.epochs = epochs
    self.trained = trained
  }
}

/// Keras' constants of schedules, and how a step schedule divides a training unless told otherwise.
public enum ScheduleDefaults {
  /// What a step multiplies the rate with.
  public static var stepFactor: Double { 0.5 }
  /// What a plateau multiplies the rate with.
  public static var plateauFactor: Double { 0.1 }
  /// Epochs without a lower loss that make a plateau.
  public static var plateauWait: Int { 10 }
  /// By how much a loss must be lower than the lowest before.
  static var leastImprovement: Double { 1e-4 }

  /// Epochs between two steps: a tenth of all, rounded up.
  public static func stepLength(epochs: Int) -> Int { max(1, epochs / 10 + (epochs % 10 == 0 ? 0 : 1)) }
}

/// The learning rate of each epoch of a schedule, one after another: it depends on the epochs before it alone.
package struct ScheduledRate {
  private let schedule: LearningRateSchedule
  private let start: Double
  private var epoch = 0
  /// What steps and plateaus so far multiply the rate with.
  private var factor = 1.0
  private var lowest = Double.infinity
  private var waited = 0

  /// The rate of the schedule's first epoch.
  ///
  /// - Parameter learningRate: the optimizer's.
  package init(_ schedule: LearningRateSchedule, learningRate: Double) {
    self.schedule = schedule
    start = learningRate
  }

  /// The rate of the epoch that comes.
  package var learningRate: Double {
    switch schedule.rule {
    case .constant: return start
    case .cosine:
      let part = Double(min(epoch, schedule.epochs)) / Double(max(schedule.epochs, 1))
      return start * (0.5 * (1 + cosine(halfTurns: part)))
    case .step, .plateau: return start * factor
    }
  }

  /// Goes on to the next epoch.
  ///
  /// - Parameter loss: of the epoch that has ended, on the validation part if there is one.
  package mutating func epochEnded(loss: Double) {
    epoch += 1
    switch schedule.rule {
    case .constant, .cosine: break
    case .step(let factor, let every):
      if epoch % max(every, 1) == 0 { self.factor *= factor }
    case .plateau(let factor, let wait):
      if loss < lowest - ScheduleDefaults.leastImprovement {
        lowest = loss
        waited = 0
      } else {
        waited += 1
        if waited >= wait {
          self.factor *= factor
          waited = 0
        }
      }
    }
  }
}

/// cos(π x) for x from 0 to 1, by the series of the cosine around 0 and of the sine around π/2; off by less than 10⁻¹⁵.
func cosine(halfTurns x: Double) -> Double {
  if x > 0.5 { return -cosine(halfTurns: 1 - x) }
  let isCosine = x <= 0.25
  let angle = Double.pi * (isCosine ? x : 0.5 - x)
  let square = angle * angle
  var sum = 1.0
  for last in stride(from: isCosine ? 18 : 19, through: 2, by: -2) {
    sum = 1 - square / Double(last * (last - 1)) * sum
  }
  return isCosine ? sum : angle * sum
}
