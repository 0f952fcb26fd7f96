import Testing

/// Many inputs in one run of the program: a process costs more than most inputs.
enum Batch {
  /// Tries all inputs together. If that fails, finds the smallest part that still fails and records it with its seed.
  ///
  /// - Parameters:
  ///   - name: the test, for the message.
  ///   - describe: an input as a person can repeat it.
  ///   - complaint: what is wrong after these inputs; nil if nothing is.
  static func check<Input>(
    _ inputs: [Input], _ name: String, describe: (Input) -> String, place: SourceLocation = #_sourceLocation,
    complaint: ([Input]) throws -> String?
  ) throws {
    guard let whole = try complaint(inputs) else { return }
    var last = whole
    let smallest = try Shrinking.smallest(inputs) { part in
      guard let found = try complaint(part) else { return false }
      last = found
      return true
    }
    let shown = smallest.prefix(20).map(describe).joined(separator: "\n")
    Issue.record(
      "\(name), seed \(Campaign.seed): \(last)\nwith \(smallest.count) inputs:\n\(shown)", sourceLocation: place)
  }
}
