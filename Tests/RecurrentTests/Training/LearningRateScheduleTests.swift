import Foundation
import Recurrent
import TestSupport
import Testing

/// Schedules against Keras' figures, and training with them.
@Suite struct LearningRateScheduleTests {
  /// The rate of every epoch, told these losses.
  private static func rates(_ rule: LearningRateSchedule.Rule, _ losses: [Float]) -> [Double] {
    var rate = ScheduledRate(LearningRateSchedule(rule, epochs: losses.count), learningRate: 0.01)
    return losses.map { loss in
      defer { rate.epochEnded(loss: Double(loss)) }
      return rate.learningRate
    }
  }

  static let rules: [(String, LearningRateSchedule.Rule)] = [
    ("cosine", .cosine), ("step", .step(factor: 0.5, every: 8)), ("plateau", .plateau(factor: 0.1, wait: 10)),
    ("plateau_half_5", .plateau(factor: 0.5, wait: 5)),
  ]

  @Test(arguments: rules) func theRatesAreKeras(name: String, rule: LearningRateSchedule.Rule) throws {
    let fixture = try KerasFixture("schedules")
    let expected = fixture.numbers(name).map(Double.init)
    let rates = Self.rates(rule, fixture.numbers("losses"))
    #expect(expected.count == 80 && Set(expected).count > 3)
    for (rate, expected) in zip(rates, expected) { #expect(abs(rate - expected) <= 1e-9 + 1e-6 * expected) }
  }

  @Test func defaultsAreKeras() {
    #expect(ScheduleDefaults.plateauFactor == 0.1 && ScheduleDefaults.plateauWait == 10)
    #expect([1, 9, 10, 11, 80, 81, 3_000].map(ScheduleDefaults.stepLength) == [1, 1, 1, 2, 8, 9, 300])
  }

  /// From the full rate to almost 0, falling all the way.
  @Test(arguments: [1, 2, 3, 10, 1_000]) func theCosineFalls(epochs: Int) {
    let rates = Self.rates(.cosine, Array(repeating: 0, count: epochs))
    #expect(rates[0] == 0.01)
    #expect(zip(rates, rates.dropFirst()).allSatisfy { $0 > $1 && $1 > 0 })
    for (epoch, rate) in rates.enumerated() {
      #expect(abs(rate - 0.005 * (1 + cos(.pi * Double(epoch) / Double(epochs)))) < 1e-17)
    }
  }

  @Test func aLossThatIsNoNumberIsNotLower() {
    #expect(
      Self.rates(.plateau(factor: 0.5, wait: 2), [.nan, .nan, .nan, 1, 1]) == [0.01, 0.01, 0.005, 0.005, 0.005])
  }

  /// Adam with a rate of each epoch's own: losses and weights.
  @Test(arguments: InstructionSet.available) func trainingIsKeras(set: InstructionSet) throws {
    let fixture = try KerasFixture("schedules")
    let architecture = Architecture.regression(cell: CellOptions(.lstm), units: [4])
    let data = SequenceData(
      count: 6, inputs: .values(fixture.numbers("trained", "x")), targets: .values(fixture.numbers("trained", "y")))
    var checkpoint = Checkpoint(architecture, optimizer: Optimizer(learningRate: 0.01))
    checkpoint.weights = fixture.weights("trained", "weights", architecture: architecture)
    let trainer = try Trainer(
      checkpoint, data: data, options: TrainingOptions(batch: 1, isStateful: true), kernels: KernelSet(set))
    let rates = Self.rates(.cosine, Array(repeating: 0, count: 6))
    let losses = try rates.map { Float(try trainer.trainEpoch(learningRate: $0).loss) }
    #expect(disagreements(losses, fixture.numbers("trained", "epoch_mean_loss")) == 0)
    let after = fixture.weights("trained", "weights_after", architecture: architecture)
    #expect(disagreements(trainer.checkpoint.weights, after) == 0)
  }

  static let optimizers: [Optimizer] = [Optimizer(.adam), Optimizer(.rmsprop), Optimizer(.sgd)]

  /// An epoch that is given up is done again from some epochs before, each with its own rate.
  @Test(arguments: optimizers, [false, true]) func goingBackRepeatsTheRates(optimizer: Optimizer, oneStep: Bool) throws
  {
    let architecture = Architecture.regression(cell: CellOptions(.gru), steps: oneStep ? 1 : 3, units: [3])
    let data = evenSamples(architecture, count: 5)
    let options = TrainingOptions(batch: oneStep ? 1 : 2, isStateful: oneStep)
    let start = Checkpoint(architecture, optimizer: optimizer, seed: 4)
    let rates = Self.rates(.cosine, Array(repeating: 0, count: 12))
    func bits(stoppingIn stopped: Int?) throws -> [UInt32] {
      let trainer = try Trainer(start, data: data, options: options)
      for (epoch, rate) in rates.enumerated() {
        if epoch == stopped {
          var steps = 0
          #expect(throws: TrainingError.interrupted(epoch: epoch + 1)) {
            try trainer.trainEpoch(learningRate: 0.5) {
              steps += 1
              return steps > 1
            }
          }
        }
        _ = try trainer.trainEpoch(learningRate: rate)
      }
      let after = trainer.checkpoint
      return (after.weights + after.memory.m + after.memory.v).map(\.bitPattern)
    }
    let whole = try bits(stoppingIn: nil)
    for stopped in [1, 7, 11] { #expect(try bits(stoppingIn: stopped) == whole) }
    let constant = try Trainer(start, data: data, options: options)
    for _ in rates { _ = try constant.trainEpoch() }
    #expect(constant.checkpoint.weights.map(\.bitPattern) != Array(whole[..<start.weights.count]))
  }

  /// In lanes each network gives what it gives alone.
  @Test(arguments: CellKind.allCases) func inLanes(kind: CellKind) throws {
    let architecture = Architecture.regression(cell: CellOptions(kind), units: [3])
    let data = evenSamples(architecture, count: 7)
    let options = TrainingOptions(batch: 1, isStateful: true)
    let starts = (1...5).map { Checkpoint(architecture, seed: $0) }
    let rates = Self.rates(.step(factor: 0.5, every: 2), Array(repeating: 0, count: 6))
    let lanes = try #require(SeedTrainer(starts, options: options))
    for rate in rates { try lanes.trainEpoch(data, learningRate: rate) }
    for (start, found) in zip(starts, lanes.trained) {
      let alone = try Trainer(start, data: data, options: options)
      for rate in rates { _ = try alone.trainEpoch(learningRate: rate) }
      #expect(alone.checkpoint.weights.map(\.bitPattern) == found.weights.map(\.bitPattern))
    }
  }
}
