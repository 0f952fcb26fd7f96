/// The earlier states of a line that is being typed, for Ctrl-_.
package struct LineUndo: Sendable {
  /// The states before the present one, the oldest first.
  private var past: [EditedLine] = []
  private var present = EditedLine()
  /// Whether the last change typed a character, so that the next one belongs to it.
  private var isTyping = false

  /// How many states are kept.
  private static let most = 500
  /// The states of longer lines are not kept.
  private static let longest = 10_000

  /// An empty line.
  package init() {}

  /// Another line begins.
  package mutating func begin() { self = LineUndo() }

  /// The line is now this one.
  package mutating func note(_ line: EditedLine) {
    guard line.scalars.count <= Self.longest else { return }
    guard line.scalars != present.scalars else {
      present.cursor = line.cursor
      return
    }
    let typed = Self.typed(from: present, to: line)
    let beginsWord = typed.map { $0 != " " && present.cursor > 0 && present.scalars[present.cursor - 1] == " " } ?? true
    if !isTyping || beginsWord || typed == nil, present.scalars.count <= Self.longest {
      past.append(present)
      if past.count > Self.most { past.removeFirst() }
    }
    isTyping = typed != nil
    present = line
  }

  /// Returns the line before the last change; nil if there was none.
  package mutating func undo() -> EditedLine? {
    guard let last = past.popLast() else { return nil }
    present = last
    isTyping = false
    return last
  }

  /// The character by which a line differs from the one before if it was typed at the cursor.
  private static func typed(from old: EditedLine, to new: EditedLine) -> Unicode.Scalar? {
    guard new.scalars.count == old.scalars.count + 1, new.cursor == old.cursor + 1,
      new.scalars[..<old.cursor] == old.scalars[..<old.cursor],
      new.scalars[new.cursor...] == old.scalars[old.cursor...]
    else { return nil }
    return new.scalars[old.cursor]
  }
}
