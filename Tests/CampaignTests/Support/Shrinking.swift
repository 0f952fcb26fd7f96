/// Making a failing input small (Zeller and Hildebrandt 2002, "delta debugging").
enum Shrinking {
  /// The smallest part of `input` that still fails, as far as `tries` attempts find it.
  ///
  /// - Parameter fails: whether a part fails as the whole does.
  static func smallest<Element>(
    _ input: [Element], tries: Int = 200, where fails: ([Element]) throws -> Bool
  ) rethrows -> [Element] {
    var (part, pieces, left) = (input, 2, tries)
    while part.count > 1, left > 0 {
      let length = (part.count + pieces - 1) / pieces
      var smaller: [Element]?
      for start in stride(from: 0, to: part.count, by: length) where left > 0 {
        left -= 1
        let rest = Array(part[..<start] + part[min(start + length, part.count)...])
        if !rest.isEmpty, try fails(rest) {
          smaller = rest
          break
        }
      }
      if let smaller {
        part = smaller
        pieces = max(pieces - 1, 2)
      } else if length == 1 {
        break
      } else {
        pieces = min(pieces * 2, part.count)
      }
    }
    return part
  }
}
