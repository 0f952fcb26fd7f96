import Recurrent
import Tasks
import Testing

@Suite struct SettingsKeyTests {
  /// The settings of a run's key.
  private func words(_ settings: RunSettings) -> String {
    let group = RunPlan.Group(settings: settings, task: RunSamples.sales, varied: [])
    let key = RunPlan(groups: [group], seeds: [1]).runs[0].key
    return key.split(separator: " ").dropFirst(2).dropLast().joined(separator: " ")
  }

  @Test func everySettingIsReadAgain() throws {
    var all = [RunSamples.settings(.srn, 4), RunSamples.settings(.lstm, 8), RunSamples.settings(.gru, 320)]
    var settings = RunSamples.settings(.gru, 8)
    settings.cell.resetAfter = false
    settings.cell.hardSigmoid = true
    settings.cell.dropout = 0.25
    settings.units = [8, 16, 1]
    settings.optimizer = Optimizer(.sgd(momentum: 0.9), learningRate: 1e-30, clipping: .perArray(norm: 3))
    settings.training = TrainingOptions(batch: 100_000, shuffles: true, truncation: 5)
    settings.schedule = .plateau(factor: 0.1, wait: 7)
    settings.stopping = .best(patience: nil)
    all.append(settings)
    settings.optimizer = Optimizer(.rmsprop(), learningRate: 1e30, clipping: .global(norm: 3))
    settings.training = TrainingOptions(batch: 2, shuffles: false)
    settings.schedule = .step(factor: 0.5, every: 3)
    settings.stopping = .best(patience: 12)
    all.append(settings)
    settings.schedule = .cosine
    all.append(settings)
    for settings in all {
      let text = words(settings)
      let read = try #require(RunSettings(key: text), "\(text)")
      #expect(words(read) == text)
    }
  }

  @Test func whatIsNoKeyIsRefused() {
    let key = words(RunSamples.settings(.lstm, 8))
    for wrong in ["", " ", key + " ", " " + key, key + " stateful", key.uppercased(), "cell=lstm"] {
      #expect(RunSettings(key: wrong) == nil, "\(wrong)")
    }
    let words = key.split(separator: " ")
    for index in words.indices where words[index] != "stateful" {
      var less = words
      less.remove(at: index)
      #expect(RunSettings(key: less.joined(separator: " ")) == nil, "without \(words[index])")
    }
  }

  /// A run that was kept is computed again from its key and its data.
  @Test func runsFromTheirKeys() throws {
    for run in RunPlan(groups: RunSamples.plan().groups, seeds: [1, .max], measure: .mae).runs + RunSamples.plan().runs
    {
      let again = try #require(PlannedRun(key: run.key, learning: RunSamples.sales))
      #expect(again.key == run.key && again.parameters == run.parameters && again.measure == run.measure)
    }
    let key = RunSamples.plan().runs[0].key
    let shorter = SeriesPreparation(try SeriesTask(series: .sales, testCount: 11))
    #expect(PlannedRun(key: key, learning: .series(shorter, name: "sales")) == nil)
    for wrong in [key + " ", key + " measure=mse", key + " measure=exact", "", "engine=0 " + key, key + "x"] {
      #expect(PlannedRun(key: wrong, learning: RunSamples.sales) == nil, "\(wrong)")
    }
  }
}
