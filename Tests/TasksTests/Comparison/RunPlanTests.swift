import Recurrent
import Tasks
import Testing

@Suite struct RunPlanTests {
  @Test func everySeedOfEveryGroup() {
    let plan = RunSamples.plan()
    #expect(plan.runs.count == 15)
    #expect(plan.runs[plan.range(of: 1)].map(\.seed) == [1, 2, 3])
    #expect(plan.runs[plan.range(of: 1)].allSatisfy { $0.settings.modelName == "lstm 4" && $0.parameters == 101 })
    #expect(Set(plan.runs.map(\.key)).count == 15)
  }

  /// A key is part of what other machines and later versions rely on.
  @Test func aKeyNeverChangesItsForm() {
    let plan = RunPlan(groups: [RunSamples.group(.gru, 8, epochs: 3000)], seeds: [7])
    #expect(
      plan.runs[0].key
        == "engine=\(EngineVersion.current) data=474b49a354a4eb783146e8afe4ff8356 cell=gru units=8 optimizer=adam "
        + "rate=3f50624dd2f1a9fc beta1=3feccccccccccccd beta2=3feff7ced916872b epsilon=3e7ad7f29abcaf48 epochs=3000 "
        + "batch=1 stateful seed=7")
  }

  /// Runs that were kept before there were other measures keep their keys.
  @Test func anotherMeasureIsPartOfTheKey() {
    let groups = [RunSamples.group(.gru, 8)]
    let own = RunPlan(groups: groups, seeds: [7])
    let key = own.runs[0].key
    #expect(own.measure == .rmse && RunPlan(groups: groups, seeds: [7], measure: .rmse).runs[0].key == key)
    let other = RunPlan(groups: groups, seeds: [7], measure: .mae)
    #expect(other.runs[0].key == key + " measure=mae" && other.runs[0].measure == .mae)
  }

  @Test func aKeyDoesNotDependOnTheRestOfThePlan() {
    let alone = RunPlan(groups: [RunSamples.group(.lstm, 8)], seeds: [3])
    #expect(RunSamples.plan().runs.map(\.key).contains(alone.runs[0].key))
  }

  @Test func everythingThatMattersIsInTheKey() throws {
    let settings = RunSamples.settings(.gru, 8)
    var others = [RunSettings](repeating: settings, count: 21)
    others[1].cell.resetAfter = false
    others[2].cell.hardSigmoid = true
    others[3].units = [8, 8]
    others[4].epochs = 21
    others[5].optimizer.learningRate = 0.0010000000000000002
    others[6].optimizer.clipping = .global(norm: 1)
    others[7].optimizer.clipping = .perArray(norm: 1)
    others[8].training = TrainingOptions(batch: 4)
    others[9].training = TrainingOptions(batch: 4, shuffles: false)
    others[10].training.truncation = 5
    others[11].optimizer.rule = .adam(beta1: 0.8)
    others[12].cell.dropout = 0.2
    others[13].cell.dropout = 0.25
    others[14].schedule = .cosine
    others[15].schedule = .step(factor: 0.5, every: 2)
    others[16].schedule = .step(factor: 0.25, every: 2)
    others[17].schedule = .plateau(factor: 0.1, wait: 10)
    others[18].schedule = .plateau(factor: 0.1, wait: 9)
    others[19].stopping = .best(patience: nil)
    others[20].stopping = .best(patience: 3)
    var keys = others.map { key($0, RunSamples.sales) }
    let shorter = SeriesPreparation(try SeriesTask(series: .sales, testCount: 11))
    keys.append(key(settings, .series(shorter, name: "sales")))
    keys += try otherWays().map { key(settings, $0) }
    keys.append(key(settings, .addition(try AdditionExamples(digits: 1, count: 20, seed: 1))))
    keys.append(key(settings, .addition(try AdditionExamples(digits: 1, count: 20, seed: 2))))
    #expect(Set(keys).count == keys.count)
  }

  /// The sales, read in other ways or with inputs.
  private func otherWays() throws -> [LearningTask] {
    let price = InputColumn(name: "price", values: (0..<36).map { Double($0) })
    let ads = InputColumn(name: "ads", values: (0..<36).map { Double($0 * $0) })
    func sales(_ inputs: [InputColumn]) throws -> Series {
      try Series(name: "sales", values: Series.sales.values, inputs: inputs)
    }
    let tasks = [
      try SeriesTask(series: .sales, validationCount: 2), try SeriesTask(series: .sales, window: 2),
      try SeriesTask(series: .sales, horizon: 2), try SeriesTask(series: .sales, window: 2, horizon: 2),
      try SeriesTask(series: sales([price])), try SeriesTask(series: sales([ads])),
      try SeriesTask(series: sales([price, ads])), try SeriesTask(series: sales([ads, price])),
    ]
    return tasks.map { .series(SeriesPreparation($0), name: "sales") }
  }

  @Test func namesAndThreadsAreNot() throws {
    var settings = RunSamples.settings(.lstm, 8)
    let task = try SeriesTask(series: Series(name: "x", values: Series.sales.values))
    let other = LearningTask.series(SeriesPreparation(task), name: "copy.csv")
    let before = key(settings, RunSamples.sales)
    settings.training.threads = 3
    #expect(key(settings, other) == before)
  }

  @Test func namesSayWhatVaries() {
    let settings = RunSettings(
      cell: CellOptions(.lstm), units: [8, 8], epochs: 3, training: SeriesNetwork.trainingOptions)
    let group = RunPlan.Group(
      settings: settings, task: RunSamples.sales, varied: [.init("units", "8"), .init("rate", "0.01")])
    #expect(group.name == "lstm 8 8 rate=0.01")
  }

  private func key(_ settings: RunSettings, _ task: LearningTask) -> String {
    RunPlan(groups: [.init(settings: settings, task: task, varied: [])], seeds: [1]).runs[0].key
  }
}
