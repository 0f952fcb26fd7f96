private import Recurrent

extension RunSettings {
  /// Settings from the words by which keys of runs have them.
  ///
  /// - Returns: nil for words that no settings have, and for settings that no command gives.
  package init?(key: some StringProtocol) {
    var words = KeyWords(key)
    guard let cell = words.take("cell").flatMap({ CellKind(rawValue: $0) }) else { return nil }
    var options = CellOptions(cell)
    options.hardSigmoid = words.takeFlag("hard_sigmoid")
    options.resetAfter = !words.takeFlag("reset_before")
    guard let units = words.takeNumbers("units", in: 1...65_536), 1...16 ~= units.count else { return nil }
    if let dropout = words.takeBits("dropout") { options.dropout = dropout }
    guard let optimizer = words.takeOptimizer(), let epochs = words.takeNumber("epochs", in: 1...10_000_000),
      let batch = words.takeNumber("batch", in: 1...2_000_000)
    else { return nil }
    let shuffles = words.takeFlag("shuffle")
    let training = TrainingOptions(
      batch: batch, shuffles: shuffles, isStateful: words.takeFlag("stateful"),
      truncation: words.takeNumber("truncate", in: 1...1_000_000_000))
    guard let schedule = words.takeSchedule(), let stopping = words.takeStopping() else { return nil }
    self.init(
      cell: options, units: units, optimizer: optimizer, epochs: epochs, training: training, schedule: schedule,
      stopping: stopping)
    // Nothing was left out, said twice, or spelled in another way.
    guard self.key == key, 0..<1 ~= options.dropout else { return nil }
  }
}

/// The words of a key, taken one by one.
private struct KeyWords {
  private var words: ArraySlice<Substring>

  init(_ key: some StringProtocol) { words = String(key).split(separator: " ", omittingEmptySubsequences: false)[...] }

  /// Takes a word if it is the next one.
  mutating func takeFlag(_ word: String) -> Bool {
    guard let first = words.first, first == word else { return false }
    words.removeFirst()
    return true
  }

  /// Takes the value of a name if it is the next one.
  mutating func take(_ name: String) -> String? {
    guard let first = words.first, first.utf8.starts(with: (name + "=").utf8) else { return nil }
    words.removeFirst()
    return String(first.dropFirst(name.count + 1))
  }

  mutating func takeNumber(_ name: String, in range: ClosedRange<Int>) -> Int? {
    take(name).flatMap { Int($0) }.flatMap { range.contains($0) ? $0 : nil }
  }

  mutating func takeNumbers(_ name: String, in range: ClosedRange<Int>) -> [Int]? {
    guard let list = take(name) else { return nil }
    let numbers = list.split(separator: ",", omittingEmptySubsequences: false).map { Int($0) ?? -1 }
    return numbers.allSatisfy { range.contains($0) } ? numbers : nil
  }

  mutating func takeBits(_ name: String) -> Double? { take(name).flatMap { Double(bitsOf: $0) } }

  mutating func takeOptimizer() -> Optimizer? {
    guard let kind = take("optimizer").flatMap({ OptimizerKind(rawValue: $0) }), let rate = takeBits("rate"), rate > 0
    else { return nil }
    let rule: Optimizer.Rule
    switch kind {
    case .adam:
      guard let beta1 = takeBits("beta1"), let beta2 = takeBits("beta2"), let epsilon = takeBits("epsilon") else {
        return nil
      }
      rule = .adam(beta1: beta1, beta2: beta2, epsilon: epsilon)
    case .rmsprop:
      guard let rho = takeBits("rho"), let epsilon = takeBits("epsilon") else { return nil }
      rule = .rmsprop(rho: rho, epsilon: epsilon)
    case .sgd:
      guard let momentum = takeBits("momentum") else { return nil }
      rule = .sgd(momentum: momentum)
    }
    var clipping = Optimizer.Clipping.none
    if let norm = takeBits("clipnorm") {
      clipping = .perArray(norm: norm)
    } else if let norm = takeBits("global_clipnorm") {
      clipping = .global(norm: norm)
    }
    return Optimizer(rule, learningRate: rate, clipping: clipping)
  }

  mutating func takeSchedule() -> LearningRateSchedule.Rule? {
    switch take("schedule") {
    case nil: return .constant
    case "cosine": return .cosine
    case "step":
      guard let factor = takeBits("factor"), let every = takeNumber("every", in: 1...10_000_000) else { return nil }
      return .step(factor: factor, every: every)
    case "plateau":
      guard let factor = takeBits("factor"), let wait = takeNumber("wait", in: 1...10_000_000) else { return nil }
      return .plateau(factor: factor, wait: wait)
    default: return nil
    }
  }

  mutating func takeStopping() -> Stopping? {
    switch take("stop") {
    case nil: .last
    case "best": .best(patience: takeNumber("patience", in: 1...10_000_000))
    default: nil
    }
  }
}
