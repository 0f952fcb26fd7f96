/// The lines that were typed before, for walking and searching.
package struct LineHistory: Sendable {
  /// The lines, the oldest first.
  package private(set) var lines: [String] = []
  /// Where walking has come; the count of lines for the line that is being typed.
  private var position = 0
  /// The line that is being typed, while others are looked at.
  private var own = EditedLine()

  /// - Parameter lines: of earlier runs, the oldest first.
  package init(_ lines: [String] = []) {
    for line in lines { add(line) }
    begin()
  }

  /// Adds a line, unless it is the last one already.
  package mutating func add(_ line: String) {
    if lines.last != line { lines.append(line) }
    if lines.count > HistoryFile.mostLines { lines.removeFirst(lines.count - HistoryFile.mostLines) }
  }

  /// Another line begins: walking starts at it.
  package mutating func begin() {
    position = lines.count
    own = EditedLine()
  }

  /// Returns the line some lines before (or, negative, after) the one that is looked at; nil if there is none.
  package mutating func walk(back steps: Int, from line: EditedLine) -> EditedLine? {
    let wanted = min(max(position - steps, 0), lines.count)
    guard wanted != position else { return nil }
    return go(to: wanted, from: line)
  }

  /// Returns the nearest line before (or after) the one that is looked at which begins as this one does up to its
  /// cursor; the cursor stays there. Nil if there is none.
  package mutating func match(back isBack: Bool, from line: EditedLine) -> EditedLine? {
    let (start, text) = (line.before, line.text)
    var index = position
    while true {
      index += isBack ? -1 : 1
      guard index >= 0, index < lines.count else { break }
      guard lines[index].hasPrefix(start), lines[index] != text else { continue }
      var found = go(to: index, from: line)
      found.cursor = min(line.cursor, found.scalars.count)
      return found
    }
    guard !isBack, position < lines.count else { return nil }
    return go(to: lines.count, from: line)
  }

  private mutating func go(to wanted: Int, from line: EditedLine) -> EditedLine {
    if position == lines.count { own = line }
    position = wanted
    return wanted == lines.count ? own : EditedLine(lines[wanted])
  }

  /// Returns the rest of the newest line that begins with a text; empty if there is none.
  package func suggestion(for text: String) -> String {
    guard !text.isEmpty,
      let line = lines.last(where: { $0.utf8.starts(with: text.utf8) && $0.utf8.count > text.utf8.count })
    else { return "" }
    // Only if what is typed ends with a whole character of the line.
    let rest = String(decoding: line.utf8.dropFirst(text.utf8.count), as: UTF8.self)
    return line.hasPrefix(text) ? rest : ""
  }
}

/// A search through past lines, as Ctrl-R and Ctrl-S do it.
package struct HistorySearch: Sendable {
  /// What is searched for.
  package private(set) var text = ""
  /// Whether it goes back in time.
  package private(set) var isBack: Bool
  /// Whether nothing was found for the last key.
  package private(set) var hasFailed = false
  /// The line that was found last; nil for the one before the search.
  private(set) var index: Int?
  private let lines: [String]
  /// The places before each character of the text.
  private var steps: [(text: String, index: Int?, hasFailed: Bool)] = []

  /// - Parameters:
  ///   - lines: the oldest first.
  ///   - isBack: whether it goes back in time.
  package init(in lines: [String], back isBack: Bool) {
    self.lines = lines
    self.isBack = isBack
  }

  /// What stands in the place of the prompt.
  package var prompt: String {
    "(\(hasFailed ? "failed " : "")\(isBack ? "reverse-" : "")i-search)`\(text)': "
  }

  /// The line that was found, with the cursor at the match; nil if none was.
  package var found: EditedLine? {
    guard let index else { return nil }
    let line = EditedLine(lines[index])
    let place = Self.place(of: Array(text.unicodeScalars), in: line.scalars)
    return EditedLine(line.scalars, cursor: place ?? line.scalars.count)
  }

  /// More text is searched for.
  package mutating func type(_ more: String) {
    steps.append((text, index, hasFailed))
    text += more
    look(from: index ?? (isBack ? lines.count - 1 : 0))
  }

  /// The last text is taken back.
  ///
  /// - Returns: whether there was any.
  package mutating func takeBack() -> Bool {
    guard let last = steps.popLast() else { return false }
    (text, index, hasFailed) = last
    return true
  }

  /// Looks for the next line, back or on in time.
  package mutating func next(back: Bool) {
    isBack = back
    guard !text.isEmpty else { return }
    let shown = index.map { lines[$0] }
    var start = index.map { $0 + (back ? -1 : 1) } ?? (back ? lines.count - 1 : 0)
    // The same line once more would look as if the key did nothing.
    while lines.indices.contains(start), lines[start] == shown { start += back ? -1 : 1 }
    look(from: start)
  }

  private mutating func look(from start: Int) {
    let wanted = Array(text.unicodeScalars)
    var place = start
    while lines.indices.contains(place) {
      if Self.place(of: wanted, in: Array(lines[place].unicodeScalars)) != nil {
        (index, hasFailed) = (place, false)
        return
      }
      place += isBack ? -1 : 1
    }
    hasFailed = true
  }

  private static func place(of wanted: [Unicode.Scalar], in text: [Unicode.Scalar]) -> Int? {
    guard wanted.count <= text.count else { return nil }
    return (0...text.count - wanted.count).last { text[$0..<$0 + wanted.count].elementsEqual(wanted) }
  }
}
