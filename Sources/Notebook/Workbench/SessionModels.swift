import Tasks

/// The models of a session that learn from the data that are loaded, with the one that commands act on.
package struct SessionModels: Sendable {
  /// A model with its number.
  package struct Entry: Sendable {
    /// Counted from 1; no other model on the same data gets it later.
    package let number: Int
    /// The model.
    package fileprivate(set) var model: Model
    /// Where it comes from; nil for one that was new.
    package let origin: Origin?
  }

  /// The model that another one goes on from.
  package struct Origin: Sendable, Equatable {
    /// Its number.
    package let number: Int
    /// The epoch after which they part.
    package let epoch: Int

    /// - Parameter epoch: after which they part.
    package init(number: Int, epoch: Int) { (self.number, self.epoch) = (number, epoch) }
  }

  /// By their numbers.
  package private(set) var entries: [Entry] = []
  /// The number of the present one; nil if there is none.
  package private(set) var presentNumber: Int?
  private var lastNumber = 0

  package init() {}

  /// How many models a session keeps.
  package static let most = 20
  /// Bytes that those besides the present one have at most, checkpoints of their trainings not counted.
  static let mostBytes = 512 << 20

  /// The one that commands act on; nil if there is none.
  package var present: Entry? { presentNumber.flatMap { entry($0) } }

  /// The model of a number; nil if there is none.
  package func entry(_ number: Int) -> Entry? { entries.first { $0.number == number } }

  /// All models, the present one last.
  package var presentLast: [Entry] {
    entries.filter { $0.number != presentNumber } + [present].compactMap { $0 }
  }

  // MARK: changes

  /// Puts another state of the present model in its place; nothing if there is none.
  package mutating func replacePresent(by model: Model) {
    guard let place = entries.firstIndex(where: { $0.number == presentNumber }) else { return }
    entries[place].model = model
  }

  /// Adds a model, which becomes the present one.
  ///
  /// - Returns: the models that were let go because there were too many: the oldest.
  package mutating func add(_ model: Model, from origin: Origin? = nil) -> [Entry] {
    lastNumber += 1
    entries.append(Entry(number: lastNumber, model: model, origin: origin))
    presentNumber = lastNumber
    return letGo()
  }

  /// Takes another model as the present one; nothing if there is none of this number.
  package mutating func use(_ number: Int) {
    if entry(number) != nil { presentNumber = number }
  }

  private mutating func letGo() -> [Entry] {
    var gone: [Entry] = []
    while entries.count > Self.most || otherBytes > Self.mostBytes,
      let place = entries.firstIndex(where: { $0.number != presentNumber })
    {
      gone.append(entries.remove(at: place))
    }
    return gone
  }

  private var otherBytes: Int {
    entries.reduce(0) { $0 + ($1.number == presentNumber ? 0 : $1.model.checkpoint.bytes) }
  }

  /// Lets a budget change each model, the present one first and then the newest first.
  package mutating func limitCheckpoints(_ budget: inout CheckpointBudget) {
    for place in entries.indices where entries[place].number == presentNumber {
      budget.limit(&entries[place].model)
    }
    for place in entries.indices.reversed() where entries[place].number != presentNumber {
      budget.limit(&entries[place].model)
    }
  }

  /// Bytes of all kept checkpoints; those that models have in common are counted again and again.
  package var checkpointBytes: Int { entries.reduce(0) { $0 + $1.model.course.kept.bytes } }
}
