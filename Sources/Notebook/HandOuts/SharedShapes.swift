/// Pictures one of which is shown at a time: a long path that is the same in several stands in the last one only, where the
/// others find it. The curve of a loss over thousands of epochs is in every one of its pictures.
package enum SharedShapes {
  /// Bytes; shorter paths are not worth a name.
  private static let least = 200
  private static let start = "<path "

  /// Returns the pictures, as SVG of which each shape is a line.
  ///
  /// - Parameter prefix: what the names of shared paths begin with.
  package static func shared(_ pictures: [String], prefix: String) -> [String] {
    guard let last = pictures.last, pictures.count > 1 else { return pictures }
    let others = Set(pictures.dropLast().flatMap { lines(of: $0).filter { isLong($0) } })
    var names: [Substring: String] = [:]
    let whole = lines(of: last).map { line -> String in
      guard isLong(line), others.contains(line), names[line] == nil else { return String(line) }
      let name = "\(prefix)shape\(names.count)"
      names[line] = name
      return "\(start)id=\"\(name)\" \(line.dropFirst(start.count))"
    }
    let rest = pictures.dropLast().map { picture in
      lines(of: picture).map { line in names[line].map { name in "<use href=\"#\(name)\"/>" } ?? String(line) }
    }
    return (rest + [whole]).map { $0.joined(separator: "\n") }
  }

  private static func lines(of picture: String) -> [Substring] {
    picture.split(separator: "\n", omittingEmptySubsequences: false)
  }

  private static func isLong(_ line: Substring) -> Bool { line.utf8.count >= least && line.hasPrefix(start) }
}
