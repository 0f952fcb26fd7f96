// What each epoch showed, in a file: a row of numbers for each figure.

extension TensorFile {
  /// Adds the records of epochs.
  package mutating func add(_ history: [EpochRecord]) {
    add(Tensor("history/epoch", integers: history.map { $0.epoch }))
    add(Tensor("history/loss", doubles: history.map { $0.loss }))
    add(Tensor("history/accuracy", doubles: history.map { $0.accuracy }))
    // How much was validated: nothing, the loss, or the loss and the answers.
    let kinds = history.map { $0.validation.map { $0.answers == nil ? 1 : 2 } ?? 0 }
    let most = kinds.max() ?? 0
    guard most > 0 else { return }
    if kinds.contains(where: { $0 != most }) { add(Tensor("history/validated", integers: kinds)) }
    add(Tensor("history/validation_loss", doubles: history.map { $0.validation?.loss ?? 0 }))
    guard most > 1 else { return }
    let answers = history.map { $0.validation?.answers }
    add(Tensor("history/validation_accuracy", doubles: answers.map { $0?.accuracy ?? 0 }))
    add(Tensor("history/validation_exact", doubles: answers.map { $0?.exact ?? 0 }))
    add(Tensor("history/validation_of_ten", integers: answers.map { $0?.ofTen ?? 0 }))
  }

  /// Reads the records of epochs.
  package func history() throws(ModelFileError) -> [EpochRecord] {
    let epochs = try integers("history/epoch", in: 1...largestCount)
    let count = epochs.count
    guard zip(epochs, epochs.dropFirst()).allSatisfy({ $0 < $1 }) else { throw .unusable("history/epoch") }
    let losses = try doubles("history/loss", count: count, areFinite: false)
    let accuracies = try doubles("history/accuracy", count: count, areFinite: false)
    let most = self["history/validation_loss"] == nil ? 0 : self["history/validation_accuracy"] == nil ? 1 : 2
    var kinds = Array(repeating: most, count: count)
    if self["history/validated"] != nil { kinds = try integers("history/validated", count: count, in: 0...most) }
    let validation = most > 0 ? try doubles("history/validation_loss", count: count, areFinite: false) : []
    var (characters, exact, ofTen): ([Double], [Double], [Int]) = ([], [], [])
    if most > 1 {
      characters = try doubles("history/validation_accuracy", count: count, areFinite: false)
      exact = try doubles("history/validation_exact", count: count, areFinite: false)
      ofTen = try integers("history/validation_of_ten", count: count, in: 0...largestCount)
    }
    return (0..<count).map { index in
      let answers =
        kinds[index] > 1
        ? EpochRecord.Answers(accuracy: characters[index], exact: exact[index], ofTen: ofTen[index]) : nil
      return EpochRecord(
        epoch: epochs[index], loss: losses[index], accuracy: accuracies[index],
        validation: kinds[index] > 0 ? .init(loss: validation[index], answers: answers) : nil)
    }
  }
}
