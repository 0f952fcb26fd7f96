import Text

/// A picture of pixels. Each has red, green and blue light and an opacity, 0…255; at first all are transparent.
struct Raster: Sendable, Equatable {
  /// The width in pixels.
  let width: Int
  /// The height in pixels.
  let height: Int
  /// Four bytes a pixel, row by row.
  private(set) var bytes: [UInt8]

  /// The most pixels that a side may have.
  static let largestSide = 20_000

  /// A transparent picture; sizes are brought into 1…`largestSide`.
  init(width: Int, height: Int) {
    self.width = min(max(width, 1), Self.largestSide)
    self.height = min(max(height, 1), Self.largestSide)
    bytes = [UInt8](repeating: 0, count: self.width * self.height * 4)
  }

  /// The colour of a pixel; nil if it is more transparent than opaque.
  func colour(x: Int, y: Int) -> Colour? {
    let index = (y * width + x) * 4
    return bytes[index + 3] >= 128 ? Colour(bytes[index], bytes[index + 1], bytes[index + 2]) : nil
  }

  /// Puts a colour over a pixel; does nothing outside the picture.
  ///
  /// - Parameter coverage: how much of the pixel it covers, 0 … 1.
  mutating func put(_ colour: Colour, x: Int, y: Int, coverage: Double = 1) {
    guard x >= 0, y >= 0, x < width, y < height, coverage > 0 else { return }
    let index = (y * width + x) * 4
    let above = min(coverage, 1)
    let below = Double(bytes[index + 3]) / 255 * (1 - above)
    let whole = above + below
    func mix(_ new: UInt8, _ old: UInt8) -> UInt8 {
      UInt8(wholeNumber(nearest: (Double(new) * above + Double(old) * below) / whole))
    }
    bytes[index] = mix(colour.red, bytes[index])
    bytes[index + 1] = mix(colour.green, bytes[index + 1])
    bytes[index + 2] = mix(colour.blue, bytes[index + 2])
    bytes[index + 3] = UInt8(wholeNumber(nearest: whole * 255))
  }

  /// Draws a line with round ends.
  mutating func stroke(from a: Scene.Point, to b: Scene.Point, thickness: Double, _ colour: Colour) {
    let reach = thickness / 2 + 1
    let columns = range(min(a.x, b.x) - reach, max(a.x, b.x) + reach, limit: width)
    let rows = range(min(a.y, b.y) - reach, max(a.y, b.y) + reach, limit: height)
    let (dx, dy) = (b.x - a.x, b.y - a.y)
    let squared = dx * dx + dy * dy
    for y in rows {
      for x in columns {
        let (px, py) = (Double(x) + 0.5 - a.x, Double(y) + 0.5 - a.y)
        let along = squared > 0 ? min(max((px * dx + py * dy) / squared, 0), 1) : 0
        let (ox, oy) = (px - along * dx, py - along * dy)
        let distance = (ox * ox + oy * oy).squareRoot()
        put(colour, x: x, y: y, coverage: thickness / 2 + 0.5 - distance)
      }
    }
  }

  /// Fills a rectangle the way bars are filled.
  mutating func fill(_ rectangle: Scene.Rectangle, _ colour: Colour, _ filling: Filling) {
    let columns = range(rectangle.x + 0.5, rectangle.x + rectangle.width - 0.5, limit: width)
    let rows = range(rectangle.y + 0.5, rectangle.y + rectangle.height - 0.5, limit: height)
    for y in rows {
      for x in columns {
        let isEdge =
          x == columns.lowerBound || x == columns.upperBound - 1 || y == rows.lowerBound
          || y == rows.upperBound - 1
        let part: Double
        switch filling {
        case .full: part = 1
        case .light: part = isEdge ? 1 : 0.3
        case .rising: part = isEdge || (x + y) % 6 < 2 ? 1 : 0
        case .falling: part = isEdge || (x - y + height * 6) % 6 < 2 ? 1 : 0
        }
        put(colour, x: x, y: y, coverage: part)
      }
    }
  }

  /// The pixels from one place to another, kept inside 0..<`limit`.
  private func range(_ from: Double, _ to: Double, limit: Int) -> Range<Int> {
    let start = min(max(wholeNumber(notAbove: from), 0), limit)
    return start..<min(max(wholeNumber(notAbove: to) + 1, start), limit)
  }
}
