import Recurrent
import Tasks
import Testing

/// A model can be had as it was after any epoch, to the last bit, with checkpoints and without.
@Suite struct EarlierEpochTests {
  /// Trainings one after another, and the optimizer before each; nil leaves it as it is.
  struct Plan: Sendable, CustomTestStringConvertible {
    let name: String
    var task = "sales"
    var cell = CellOptions(.lstm)
    var units = [3]
    var parts: [Part]

    struct Part: Sendable {
      var epochs: Int
      var batch: Int?
      var isStateful: Bool?
      var truncation: Int?
      var schedule: LearningRateSchedule.Rule = .constant
      var trained = 0
      var over: Int?
      var stopping = Stopping.last
      var optimizer: Optimizer?
    }

    var testDescription: String { name }
  }

  private static func dropping(_ kind: CellKind) -> CellOptions {
    var cell = CellOptions(kind)
    cell.dropout = 0.2
    return cell
  }

  private static let fast = Optimizer(learningRate: 0.05)

  static let plans: [Plan] =
    CellKind.allCases.flatMap { kind in
      [
        Plan(name: "\(kind) one by one", cell: CellOptions(kind), parts: [.init(epochs: 21)]),
        Plan(name: "\(kind) additions", task: "addition", cell: CellOptions(kind), parts: [.init(epochs: 9)]),
        Plan(
          name: "\(kind) dropout in two layers", task: "window", cell: dropping(kind), units: [3, 2],
          parts: [.init(epochs: 12)]),
      ]
    } + [
      Plan(name: "many trainings", parts: Array(repeating: .init(epochs: 3), count: 7)),
      Plan(
        name: "state carried on and not", task: "sales",
        parts: [.init(epochs: 7), .init(epochs: 6, batch: 4, isStateful: false), .init(epochs: 5)]),
      Plan(
        name: "truncated batches", task: "window", parts: [.init(epochs: 8, batch: 5, truncation: 2), .init(epochs: 3)]),
      Plan(
        name: "other optimizers",
        parts: [
          .init(epochs: 6, optimizer: fast), .init(epochs: 6, optimizer: Optimizer(.rmsprop(rho: 0.9, epsilon: 1e-7))),
          .init(epochs: 6, optimizer: Optimizer(.sgd(momentum: 0.9), learningRate: 0.01, clipping: .global(norm: 1))),
          .init(epochs: 4, optimizer: Optimizer(.sgd(momentum: 0.9), learningRate: 0.01, clipping: .global(norm: 1))),
        ]),
      Plan(name: "cosine", parts: [.init(epochs: 20, schedule: .cosine, optimizer: fast)]),
      Plan(
        name: "steps in two trainings",
        parts: [
          .init(epochs: 9, schedule: .step(factor: 0.5, every: 4), over: 20, optimizer: fast),
          .init(epochs: 11, schedule: .step(factor: 0.5, every: 4), trained: 9, over: 20),
        ]),
      Plan(
        name: "plateau", task: "validated",
        parts: [
          .init(epochs: 15, schedule: .plateau(factor: 0.3, wait: 2), optimizer: fast),
          .init(epochs: 9, schedule: .plateau(factor: 0.3, wait: 2), trained: 15),
        ]),
      Plan(
        name: "best of a series", task: "validated",
        parts: [
          .init(epochs: 20, stopping: .best(patience: nil), optimizer: fast), .init(epochs: 5),
          .init(epochs: 8, stopping: .best(patience: 3)), .init(epochs: 3, optimizer: Optimizer()),
        ]),
      Plan(
        name: "best additions", task: "addition",
        parts: [
          .init(epochs: 8, stopping: .best(patience: 2), optimizer: Optimizer(learningRate: 0.1)), .init(epochs: 4),
          .init(epochs: 4, stopping: .best(patience: nil)),
        ]),
    ]

  private static func task(_ name: String) throws -> LearningTask {
    switch name {
    case "addition": .addition(try AdditionExamples(digits: 1, count: 50, seed: 1))
    case "window": .series(SeriesPreparation(try SeriesTask(series: .sales, window: 4)), name: "sales")
    case "validated": .series(SeriesPreparation(try SeriesTask(series: .sales, validationCount: 6)), name: "sales")
    default: .series(SeriesPreparation(try SeriesTask(series: .sales)), name: "sales")
    }
  }

  private static func training(_ part: Plan.Part, _ task: LearningTask, epochs: Int) -> TaskTraining {
    var training = TaskTraining(
      task, epochs: epochs,
      options: task.definition.trainingOptions(
        batch: part.batch, isStateful: part.isStateful, truncation: part.truncation))
    training.schedule = LearningRateSchedule(
      part.schedule, epochs: part.over ?? part.trained + part.epochs, trained: part.trained)
    return training
  }

  /// The model after a plan, and what it was after each epoch: computed from the start of its training each time.
  private static func trained(_ plan: Plan) throws -> (model: Model, states: [Model], task: LearningTask) {
    let task = try task(plan.task)
    var model = Model(cell: plan.cell, units: plan.units, for: task, seed: 5)
    var states = [model]
    for part in plan.parts {
      if let optimizer = part.optimizer { model.checkpoint = model.checkpoint.with(optimizer) }
      if states.count == 1 { states[0] = model }
      var whole = training(part, task, epochs: part.epochs)
      whole.stopping = part.stopping
      let next = try whole.run(model).model
      for epochs in 1...max(1, next.checkpoint.epochs - model.checkpoint.epochs) {
        states.append(try training(part, task, epochs: epochs).run(model).model)
      }
      model = next
    }
    return (model, states, task)
  }

  private func expectSame(_ model: Model, _ expected: Model, _ comment: Comment) {
    let (found, wanted) = (model.checkpoint, expected.checkpoint)
    #expect(found.epochs == wanted.epochs && found.weights == wanted.weights, comment)
    #expect(found.memory.m == wanted.memory.m && found.memory.v == wanted.memory.v, comment)
    #expect(
      found.memory.beta1Power == wanted.memory.beta1Power && found.memory.beta2Power == wanted.memory.beta2Power,
      comment)
    #expect(found.optimizer == wanted.optimizer && found.seed == wanted.seed, comment)
    #expect(model.history == expected.history && model.isStateful == expected.isStateful, comment)
  }

  @Test(arguments: plans) func everyEpoch(plan: Plan) throws {
    let (model, states, task) = try Self.trained(plan)
    #expect(model.knownEpochs == 0...model.checkpoint.epochs && states.count == model.checkpoint.epochs + 1)
    var bare = model
    bare.forgetCheckpoints()
    #expect(bare.course.kept.all.isEmpty && !model.course.kept.all.isEmpty)
    for epoch in states.indices {
      let then = try model.after(epoch: epoch, on: task)
      expectSame(then, states[epoch], "epoch \(epoch)")
      #expect(then.keptEpoch == nil && then.isEarlier)
      expectSame(try bare.after(epoch: epoch, on: task), states[epoch], "epoch \(epoch) without checkpoints")
    }
  }

  /// Looked at in any order, with what was computed on the way, and from earlier models themselves.
  @Test(arguments: plans) func backAndForth(plan: Plan) throws {
    let (model, states, task) = try Self.trained(plan)
    let last = model.checkpoint.epochs
    var now = model
    now.forgetCheckpoints()
    for step in 0..<12 {
      let epoch = step * 7 % (last + 1)
      let (then, later) = try now.rewound(to: epoch, on: task)
      expectSame(then, states[epoch], "epoch \(epoch)")
      expectSame(later, model, "the model itself")
      now = later
      let earlier = epoch * 2 / 3
      let before = try then.after(epoch: earlier, on: task)
      #expect(then.knownEpochs == 0...epoch)
      expectSame(before, states[earlier], "epoch \(earlier) of \(epoch)")
    }
  }

  /// Trained on from an earlier epoch as it was trained then, it becomes what it is; and its epochs can be had again.
  @Test(arguments: plans) func goingOn(plan: Plan) throws {
    let (model, states, task) = try Self.trained(plan)
    let part = plan.parts[0]
    guard part.stopping == .last, part.epochs > 2 else { return }
    let then = try model.after(epoch: 2, on: task)
    var rest = Self.training(part, task, epochs: part.epochs - 2)
    rest.schedule = LearningRateSchedule(
      part.schedule, epochs: part.over ?? part.trained + part.epochs, trained: part.trained + 2)
    let again = try rest.run(then).model
    expectSame(again, states[part.epochs], "trained on")
    for epoch in 0...part.epochs {
      expectSame(try again.after(epoch: epoch, on: task), states[epoch], "epoch \(epoch)")
    }
  }

  /// A training that was stopped, and one that failed, leave the epochs before as they were.
  @Test func whatWasStopped() throws {
    let plan = Plan(name: "", parts: [.init(epochs: 9)])
    let (whole, states, task) = try Self.trained(plan)
    var observer = TrainingObserver()
    var asked: Model?
    var epochs = 0
    observer.epochEnded = { record, model in
      epochs = record.epoch
      if epochs == 4 { asked = model() }
    }
    observer.shouldStop = { epochs == 6 }
    let (stopped, _) = try TaskTraining(task, epochs: 9).run(states[0], observer: observer)
    for (model, last) in [(stopped, 6), (try #require(asked), 4), (whole, 9)] {
      #expect(model.knownEpochs == 0...last)
      for epoch in 0...last { expectSame(try model.after(epoch: epoch, on: task), states[epoch], "epoch \(epoch)") }
    }
    observer.shouldStop = { true }
    let (unchanged, _) = try TaskTraining(task, epochs: 9).run(whole, observer: observer)
    expectSame(try unchanged.after(epoch: 3, on: task), states[3], "after a training of no epoch")
    let on = try TaskTraining(task, epochs: 2).run(unchanged).model
    expectSame(try on.after(epoch: 9, on: task), states[9], "and then of two")
  }

  /// Weights that were put in by hand begin a course of their own.
  @Test func weightsFromElsewhere() throws {
    let (model, _, task) = try Self.trained(Plan(name: "", parts: [.init(epochs: 9)]))
    var changed = model
    changed.checkpoint.weights[0] += 1
    let trained = try TaskTraining(task, epochs: 5).run(changed).model
    #expect(trained.knownEpochs == 9...14)
    expectSame(try trained.after(epoch: 9, on: task), changed, "the start")
    expectSame(
      try trained.after(epoch: 12, on: task), try TaskTraining(task, epochs: 3).run(changed).model, "epoch 12")
    expectSame(try trained.after(epoch: 2, on: task), changed, "what is not known is the nearest")
  }

  @Test func otherDataAreRefused() throws {
    let (model, _, _) = try Self.trained(Plan(name: "", parts: [.init(epochs: 3)]))
    var bare = model
    bare.forgetCheckpoints()
    #expect(throws: TrainingError.dataDoesNotFit) { try bare.after(epoch: 2, on: try Self.task("addition")) }
  }

  @Test func itCanBeStopped() throws {
    let (model, _, task) = try Self.trained(Plan(name: "", parts: [.init(epochs: 9)]))
    var bare = model
    bare.forgetCheckpoints()
    #expect(throws: TrainingError.interrupted(epoch: 1)) { try bare.after(epoch: 2, on: task) { true } }
  }

  // MARK: epochs to show

  @Test func epochsToShow() throws {
    var (model, _, task) = try Self.trained(Plan(name: "", parts: [.init(epochs: 9)]))
    #expect(model.epochsToShow(atMost: 12) == Array(1...9))
    #expect(model.epochsToShow(atMost: 4) == [1, 2, 5, 9])
    model = try TaskTraining(task, epochs: 2_991).run(model).model
    #expect(model.epochsToShow(atMost: 12) == [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 3_000])
    #expect(model.epochsToShow(atMost: 5) == [1, 10, 100, 1_000, 3_000])
    #expect(model.epochsToShow(atMost: 2) == [1, 3_000] && model.epochsToShow(atMost: 0) == [1, 3_000])
    #expect(Model(cell: CellOptions(.srn), units: [1], for: task).epochsToShow(atMost: 5) == [0])
  }
}
