import Text

/// The data of an SVG path (SVG 2, 9.3), as short as can be: every step says how far it goes from the place before, in
/// hundredths of a unit, without a zero that leads or a blank that is not needed.
struct SVGPath {
  /// What the attribute `d` holds.
  private(set) var data = ""
  /// Where the pen is, in hundredths. Steps between rounded places do not add up their errors.
  private var place = Place(x: 0, y: 0)
  /// Where a closed outline goes back to.
  private var start = Place(x: 0, y: 0)

  private struct Place {
    let x, y: Int

    init(x: Int, y: Int) { (self.x, self.y) = (x, y) }

    init(_ point: Scene.Point) { self.init(x: SVGNumber.hundredths(point.x), y: SVGNumber.hundredths(point.y)) }
  }

  /// Lifts the pen and puts it down at a point.
  mutating func move(to point: Scene.Point) {
    let next = Place(point)
    let absolute = Self.joined("M", [next.x, next.y])
    let relative = Self.joined("m", [next.x - place.x, next.y - place.y])
    data += data.isEmpty || absolute.utf8.count <= relative.utf8.count ? absolute : relative
    (place, start) = (next, next)
  }

  /// Draws through points, the first of which is where the pen is put down.
  mutating func line(through points: some Collection<Scene.Point>) {
    guard let first = points.first else { return }
    move(to: first)
    let rest = points.dropFirst().map { Place($0) }
    if rest.count == 1, rest[0].x == place.x || rest[0].y == place.y {
      if rest[0].y == place.y { across(to: rest[0]) } else { down(to: rest[0]) }
    } else if !rest.isEmpty {
      var steps: [Int] = []
      steps.reserveCapacity(2 * rest.count)
      for next in rest {
        steps += [next.x - place.x, next.y - place.y]
        place = next
      }
      data += Self.joined("l", steps)
    }
  }

  /// A line of no length, whose round ends are a dot.
  mutating func dot(at point: Scene.Point) {
    move(to: point)
    data += "h0"
  }

  /// The outline of a rectangle.
  mutating func rectangle(_ rectangle: Scene.Rectangle) {
    move(to: .init(x: rectangle.x, y: rectangle.y))
    let corner = Place(.init(x: rectangle.x + rectangle.width, y: rectangle.y + rectangle.height))
    across(to: corner)
    down(to: corner)
    across(to: start)
    close()
  }

  /// Draws back to where the pen was put down.
  mutating func close() {
    data += "z"
    place = start
  }

  private mutating func across(to next: Place) {
    data += Self.joined("h", [next.x - place.x])
    place = Place(x: next.x, y: place.y)
  }

  private mutating func down(to next: Place) {
    data += Self.joined("v", [next.y - place.y])
    place = Place(x: place.x, y: next.y)
  }

  /// A command with its numbers. A sign parts numbers as a blank does, and so does a point after a number that has one.
  private static func joined(_ command: String, _ hundredths: [Int]) -> String {
    var text = command
    var needsBlank = false
    var hasPoint = false
    for value in hundredths {
      let number = SVGNumber.text(hundredths: value)
      let isParted = number.first == "-" || (number.first == "." && hasPoint)
      if needsBlank, !isParted { text += " " }
      text += number
      (needsBlank, hasPoint) = (true, number.utf8.contains(UInt8(ascii: ".")))
    }
    return text
  }
}

/// Numbers of a drawing, which are multiples of a hundredth of a unit.
enum SVGNumber {
  /// The nearest hundredth, brought into a million units, of which any two have a distance that 32 bits hold.
  static func hundredths(_ value: Double) -> Int { wholeNumber(nearest: min(max(value, -1e6), 1e6) * 100) }

  /// `-.25`, `12`, `3.5`
  static func text(hundredths: Int) -> String {
    let (whole, part) = hundredths.magnitude.quotientAndRemainder(dividingBy: 100)
    var text = hundredths < 0 ? "-" : ""
    if whole > 0 || part == 0 { text += String(whole) }
    guard part > 0 else { return text }
    return text + "." + (part.isMultiple(of: 10) ? String(part / 10) : (part < 10 ? "0" : "") + String(part))
  }
}
