/// A list whose copies share nearly all of their elements. One that grows by steps, each of which is kept, costs little: a
/// step copies some elements, and of the others one reference for `length` of them.
package struct SharedList<Element: Sendable>: Sendable, RandomAccessCollection {
  /// Elements that are shared together.
  private static var length: Int { 64 }

  /// The elements but for the last ones, `length` at a time.
  private var full: [[Element]] = []
  /// The last ones, fewer than `length`.
  private var rest: [Element] = []

  package init() {}

  package init(_ elements: some Sequence<Element>) {
    for element in elements { append(element) }
  }

  package var startIndex: Int { 0 }
  package var endIndex: Int { full.count * Self.length + rest.count }

  package subscript(index: Int) -> Element {
    get {
      let (chunk, place) = index.quotientAndRemainder(dividingBy: Self.length)
      return chunk < full.count ? full[chunk][place] : rest[place]
    }
    set {
      let (chunk, place) = index.quotientAndRemainder(dividingBy: Self.length)
      if chunk < full.count { full[chunk][place] = newValue } else { rest[place] = newValue }
    }
  }

  package mutating func append(_ element: Element) {
    rest.append(element)
    guard rest.count == Self.length else { return }
    full.append(rest)
    rest = []
  }

  /// Removes the last element; of an empty list none.
  package mutating func removeLast() {
    if rest.isEmpty { rest = full.popLast() ?? [] }
    _ = rest.popLast()
  }
}
