/// What could stand at the cursor.
package struct LineCompletion: Sendable, Equatable {
  /// How many Unicode scalars before the cursor a candidate replaces.
  package let replaced: Int
  /// The texts that could stand there.
  package let candidates: [String]
  /// Whether something could stand there that only the person can choose, such as a number. Nothing is typed for them
  /// then.
  package let isOpen: Bool
  /// Whether a blank may follow the candidate if it is the only one.
  package let isWhole: Bool
  /// The candidates with their explanations, one to a line.
  package let listing: [String]

  /// What could stand at the cursor; each parameter is described at the property of its name.
  package init(replaced: Int, candidates: [String], isOpen: Bool = false, isWhole: Bool, listing: [String]) {
    self.replaced = replaced
    self.candidates = candidates
    self.isOpen = isOpen
    self.isWhole = isWhole
    self.listing = listing
  }

  /// No candidates.
  package static let none = LineCompletion(replaced: 0, candidates: [], isWhole: false, listing: [])
}

/// The Tab key. It types what all candidates begin with; if that adds nothing, pressing it again lists them.
package struct TabKey {
  /// What a press does.
  package enum Effect: Equatable {
    /// Deletes so many scalars before the cursor and types a text.
    case replace(scalars: Int, with: String)
    /// Lists the candidates.
    case list
    /// Does nothing.
    case nothing
  }

  /// What stood before the cursor after the last press.
  private var last: String?

  /// A key that was not pressed yet.
  package init() {}

  /// The key is pressed.
  ///
  /// - Parameters:
  ///   - before: the line up to the cursor.
  ///   - completion: what could stand at the cursor.
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

  /// Another line begins: its first press lists nothing.
  package mutating func forget() { last = nil }

  private static func commonStart(_ texts: [String]) -> String {
    guard var common = texts.first.map({ Substring($0) }) else { return "" }
    for text in texts.dropFirst() {
      while !text.hasPrefix(common) { common.removeLast() }
    }
    return String(common)
  }
}
