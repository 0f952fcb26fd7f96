/// What could stand where the cursor is.
package struct LineCompletion: Sendable, Equatable {
  /// How many scalars before the cursor a candidate takes the place of.
  package let replaced: Int
  /// Texts that could stand there.
  package let candidates: [String]
  /// Whether something could stand there that only the person can choose, such as a number: then nothing is typed for
  /// them.
  package let isOpen: Bool
  /// Whether a blank may follow the candidate, where it is the only one.
  package let isWhole: Bool
  /// The candidates as they are listed, a line each.
  package let listing: [String]

  package init(replaced: Int, candidates: [String], isOpen: Bool = false, isWhole: Bool, listing: [String]) {
    self.replaced = replaced
    self.candidates = candidates
    self.isOpen = isOpen
    self.isWhole = isWhole
    self.listing = listing
  }

  /// Nothing.
  package static let none = LineCompletion(replaced: 0, candidates: [], isWhole: false, listing: [])
}

/// What the Tab key does: it types what all candidates begin with; pressed again where that is nothing, it lists them.
package struct TabKey {
  package enum Effect: Equatable {
    /// Takes back as many scalars before the cursor and types a text.
    case replace(scalars: Int, with: String)
    /// Shows the candidates.
    case list
    /// There is nothing to do.
    case nothing
  }

  /// What stood before the cursor when the key was pressed last.
  private var last: String?

  package init() {}

  package mutating func press(before: String, _ completion: LineCompletion) -> Effect {
    let typed = String(String.UnicodeScalarView(before.unicodeScalars.suffix(completion.replaced)))
    let common = Self.commonStart(completion.candidates)
    let isOnly = completion.candidates.count == 1
    let text = isOnly && completion.isWhole ? common + " " : common
    guard !completion.candidates.isEmpty || completion.isOpen else { return .nothing }
    if !completion.isOpen, isOnly || common.unicodeScalars.count > completion.replaced {
      last = String(String.UnicodeScalarView(before.unicodeScalars.dropLast(completion.replaced))) + text
      return text == typed ? .nothing : .replace(scalars: completion.replaced, with: text)
    }
    if last == before { return .list }
    last = before
    return .nothing
  }

  /// The line was left: the next press is the first.
  package mutating func forget() { last = nil }

  private static func commonStart(_ texts: [String]) -> String {
    guard var common = texts.first.map({ Substring($0) }) else { return "" }
    for text in texts.dropFirst() {
      while !text.hasPrefix(common) { common.removeLast() }
    }
    return String(common)
  }
}
