/// Pictures one of which is shown at a time: shapes that stand next to each other in several of them stand in the last one
/// only, where the others find them. Axes, actual values and the curve of a loss are the same after every epoch.
package enum SharedShapes {
  /// Bytes; what is shorter is not worth a name.
  private static let least = 200

  /// Returns the pictures, as SVG of which each shape is a line, and a group the lines from `<g` to `</g>`.
  ///
  /// - Parameter prefix: what the names of shared shapes begin with.
  package static func shared(_ pictures: [String], prefix: String) -> [String] {
    guard let last = pictures.last, pictures.count > 1 else { return pictures }
    let whole = shapes(of: last)
    let others = pictures.dropLast().map { shapes(of: $0) }
    let places = others.map { Self.places(of: $0) }
    var written: [Substring] = []
    var uses = others.map { _ in [Int: (name: String, count: Int)]() }
    var (start, names) = (0, 0)
    while start < whole.count {
      let found = places.map { $0[whole[start]] }
      var end = start + 1
      // A run goes on as long as the same pictures have the same shapes next to each other.
      while end < whole.count,
        places.indices.allSatisfy({ places[$0][whole[end]] == found[$0].map { $0 + end - start } })
      {
        end += 1
      }
      let run = whole[start..<end].map { $0.text }
      let isUsed = found.contains { $0 != nil }
      if isUsed, run.reduce(0, { $0 + $1.utf8.count }) >= least {
        let name = "\(prefix)shape\(names)"
        names += 1
        written += ["<g id=\"\(name)\">"] + run + ["</g>"]
        for (index, place) in found.enumerated() {
          if let place { uses[index][place] = (name, run.count) }
        }
      } else {
        written += run
      }
      start = end
    }
    return zip(others, uses).map { lines(of: $0, using: $1) } + [written.joined(separator: "\n")]
  }

  /// A picture in which named shapes stand for runs of its own, given by the place where each run begins.
  private static func lines(of picture: [Shape], using uses: [Int: (name: String, count: Int)]) -> String {
    var lines: [String] = []
    var index = 0
    while index < picture.count {
      if let use = uses[index] {
        lines.append("<use href=\"#\(use.name)\"/>")
        index += use.count
      } else {
        lines.append(String(picture[index].text))
        index += 1
      }
    }
    return lines.joined(separator: "\n")
  }

  /// A shape or a group of a picture.
  private struct Shape: Hashable {
    let text: Substring
    /// How often the same stands before it in its picture.
    let earlier: Int
  }

  /// The lines of a picture, those of a group together.
  private static func shapes(of picture: String) -> [Shape] {
    var counts: [Substring: Int] = [:]
    var shapes: [Shape] = []
    var rest = picture[...]
    while true {
      let end = rest.hasPrefix("<g") ? endOfGroup(rest) : rest.firstIndex(of: "\n") ?? rest.endIndex
      let text = rest[..<end]
      shapes.append(Shape(text: text, earlier: counts[text, default: 0]))
      counts[text, default: 0] += 1
      if end == rest.endIndex { return shapes }
      rest = rest[rest.index(after: end)...]
    }
  }

  private static func endOfGroup(_ text: Substring) -> Substring.Index {
    var end = text.startIndex
    while let next = text[end...].firstIndex(of: "\n") {
      if text[end..<next] == "</g>" { return next }
      end = text.index(after: next)
    }
    return text.endIndex
  }

  /// Where the shapes of a picture stand that can stand elsewhere: not its frame, and nothing that a name is part of.
  private static func places(of picture: [Shape]) -> [Shape: Int] {
    var places: [Shape: Int] = [:]
    for (index, shape) in picture.enumerated() {
      let isMovable = ["<path ", "<g", "<text ", "<circle "].contains { shape.text.hasPrefix($0) }
      if isMovable, !namesHatching(shape.text) { places[shape] = index }
    }
    return places
  }

  /// Whether a shape is filled with a hatching, which browsers do not find in a picture that is hidden.
  private static func namesHatching(_ text: Substring) -> Bool {
    let name = Array("\"url(#".utf8)
    let bytes = Array(text.utf8)
    return bytes.indices.contains { bytes[$0...].starts(with: name) }
  }
}
