import Text

/// A linear y axis whose ticks are an equal number of rows apart.
///
/// Of the steps 1, 2 and 5 times a power of ten and of the distances in rows, those are taken that let the data fill most
/// of the height, with a label every two or three rows and ticks near both ends.
struct RowTicks: Sendable, Equatable {
  /// The distance between two ticks.
  private let step: TickStep
  /// Rows from a tick to the next.
  private let distance: Int
  /// Rows below the lowest tick.
  private let below: Int
  /// The number of the lowest tick, in steps from zero.
  private let lowest: Int64
  /// The rows of the plot area.
  private let rows: Int
  /// Dots in the height of a row.
  private let dots: Int
  /// How good the axis is; more is better.
  private let score: Double
  /// What the axis shows.
  let range: AxisRange

  /// The best ticks for the values from `lower` to `upper`; nil if there are none with two labels, since there are too few
  /// rows or the values cannot be told apart.
  ///
  /// - Parameters:
  ///   - rows: the height of the plot area.
  ///   - dots: dots in the height of a row.
  static func best(from lower: Double, to upper: Double, rows: Int, dots: Int) -> RowTicks? {
    guard rows > 1, upper / 2 - lower / 2 < 1e300,
      var step = TickStep(from: lower, to: upper, count: 3 * rows)
    else { return nil }
    var best: RowTicks?
    for _ in 0..<12 {
      for distance in 1...min(rows - 1, longestDistance) {
        for below in 0..<min(distance, rows - distance) {
          let found = RowTicks(step, distance, below, lower: lower, upper: upper, rows: rows, dots: dots)
          if let found, found.score > (best?.score ?? -.infinity) + 1e-9 { best = found }
        }
      }
      step = step.next
    }
    return best
  }

  /// The most rows between two ticks.
  private static let longestDistance = 8

  /// - Returns: nil if the values do not fit.
  private init?(
    _ step: TickStep, _ distance: Int, _ below: Int, lower: Double, upper: Double, rows: Int, dots: Int
  ) {
    let size = step.tick(1).value
    // The middle of a cell, a little off since dots are whole.
    let middle = dots > 1 ? Double(dots - 1) / 2 - 0.1 : 0
    let perDot = size / Double(distance * dots)
    let gap = (Double(below * dots) + middle) * perDot
    let span = upper - lower
    lowest = step.index(notAbove: lower + gap)
    let bottom = step.tick(lowest).value - gap
    let top = bottom + Double(rows * dots - 1) * perDot
    guard bottom.isFinite, top.isFinite, bottom <= lower + span * 1e-9, top >= upper - span * 1e-9 else { return nil }
    (self.step, self.distance, self.below, self.rows, self.dots) = (step, distance, below, rows, dots)
    range = AxisRange(lower: bottom, upper: top, scale: .linear)
    let above = (rows - 1 - below) % distance
    let best = rows < 5 ? 1 : (rows < 18 ? 2 : (rows < 30 ? 3 : 4))
    var score = span / (top - bottom) - 0.05 * Double(abs(distance - best)) - 0.06 * Double(max(below, above))
    if distance == 1, best > 1 { score -= rows < 10 ? 0.15 : 0.3 }
    // The same space on both sides, and none below zero where nothing is negative.
    score -= 0.1 * ((top + bottom) / 2 - (upper + lower) / 2).magnitude / (top - bottom)
    if lower >= 0, lowest < 0 || (lowest == 0 && below > 0) { score -= 0.15 }
    self.score = score
  }

  /// The ticks, rising.
  var ticks: Ticks { Ticks(numbers, sharesPlaces: true) }

  /// The ticks that are no whole step beyond the data: there is no tick at 120 % where nothing is above 100.
  func ticks(around data: AxisRange) -> Ticks {
    let size = step.tick(1).value * (1 - 1e-9)
    return Ticks(
      numbers.filter { $0.value > data.lower - size && $0.value < data.upper + size }, sharesPlaces: true)
  }

  private var numbers: [ShortDecimal] {
    stride(from: 0, to: rows - below, by: distance).map { step.tick(lowest + Int64($0 / distance)) }
  }
}
