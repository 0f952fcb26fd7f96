import Tasks

/// What checkpoints of trainings may take in a session. What is beyond the budget is forgotten, which costs time when
/// somebody goes back to those epochs, and changes no result.
package struct CheckpointBudget {
  /// Bytes for the checkpoints of all models of a session, those that `undo` would bring back included.
  static let ofSession = 512 << 20

  private let bytes: Int
  private var seen: Set<ObjectIdentifier> = []
  private var used = 0

  package init(bytes: Int) { self.bytes = bytes }

  /// Counts the checkpoints of a model that were not counted before; forgets them if they are too many.
  package mutating func limit(_ model: inout Model) {
    let kept = model.course.kept
    guard !kept.all.isEmpty else { return }
    let new = kept.all.filter { !seen.contains(ObjectIdentifier($0)) }
    let bytes = new.reduce(0) { $0 + $1.bytes }
    guard used + bytes <= self.bytes else {
      model.forgetCheckpoints()
      return
    }
    used += bytes
    for checkpoint in new { seen.insert(ObjectIdentifier(checkpoint)) }
  }
}
