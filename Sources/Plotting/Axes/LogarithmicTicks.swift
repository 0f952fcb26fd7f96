import Text

extension FittedAxis {
  /// A logarithmic y axis: the range of the data, with ticks at least two rows apart. An end is moved to a tick that is
  /// within a row of it.
  ///
  /// - Parameters:
  ///   - tight: the range of the data.
  ///   - rows: the height of the plot area.
  static func logarithms(_ tight: AxisRange, rows: Int) -> FittedAxis {
    let numbers = LogarithmicTicks(tight, rows: rows).numbers
    let row = (decimalLogarithm(tight.upper) - decimalLogarithm(tight.lower)) / Double(max(rows, 1))
    var (lower, upper) = (tight.lower, tight.upper)
    for value in numbers.map({ $0.value }) where value > 0 && value.isFinite {
      let place = decimalLogarithm(value)
      if value < lower, decimalLogarithm(tight.lower) - place <= row { lower = value }
      if value > upper, place - decimalLogarithm(tight.upper) <= row { upper = value }
    }
    let range = AxisRange(lower: lower, upper: upper, scale: .logarithmic)
    let shown = numbers.filter { $0.value >= lower && $0.value <= upper }
    return FittedAxis(range: range, ticks: Ticks(shown, sharesPlaces: Self.areNear(shown)))
  }

  /// Whether all numbers have about the same size, so that they read better with as many decimals each.
  private static func areNear(_ numbers: [ShortDecimal]) -> Bool {
    guard let first = numbers.first, let last = numbers.last, first.value > 0 else { return true }
    return last.value / first.value < 10
  }
}

/// Which numbers a logarithmic axis has ticks at: 1, 2 and 5 times the powers of ten, fewer of them over many powers, finer
/// ones within one.
private struct LogarithmicTicks {
  /// The numbers, rising; they reach one step beyond both ends of the range.
  let numbers: [ShortDecimal]

  private static let leastDistance = 2.0

  init(_ range: AxisRange, rows: Int) {
    let span = decimalLogarithm(range.upper) - decimalLogarithm(range.lower)
    let perRow = span / Double(max(rows - 1, 1))
    let ends = (lower: range.lower, upper: range.upper)
    func isInside(_ number: ShortDecimal) -> Bool { number.value >= ends.lower && number.value <= ends.upper }
    func inside(_ numbers: [ShortDecimal]) -> Int { numbers.count(where: isInside) }
    func fits(_ numbers: [ShortDecimal]) -> Bool {
      let places = numbers.filter(isInside).map { decimalLogarithm($0.value) }
      return places.count < 2
        || zip(places, places.dropFirst()).allSatisfy { $1 - $0 >= Self.leastDistance * perRow * (1 - 1e-9) }
    }
    var candidates: [[ShortDecimal]] = []
    if range.upper / range.lower < 3 { candidates = Self.linear(range, rows: rows) }
    candidates += [[10, 15, 20, 30, 50, 70], [10, 20, 50], [10, 30], [10]].map { Self.decades(ends, $0) }
    if let found = candidates.first(where: { inside($0) > 1 && fits($0) }) {
      numbers = found
      return
    }
    let powers = Self.decades(ends, [10])
    if inside(powers) > 2, let every = (2...powers.count).first(where: { fits(Self.every($0, of: powers)) }),
      inside(Self.every(every, of: powers)) > 1
    {
      numbers = Self.every(every, of: powers)
    } else {
      // In little room labels stand row by row, or are only two.
      numbers = candidates.first { inside($0) > 1 && inside($0) <= max(rows, 2) } ?? candidates.last ?? []
    }
  }

  /// The powers whose exponents are multiples of a number.
  private static func every(_ step: Int, of powers: [ShortDecimal]) -> [ShortDecimal] {
    powers.filter { $0.exponent.isMultiple(of: step) }
  }

  /// Numbers at equal steps, finer and then coarser ones.
  private static func linear(_ range: AxisRange, rows: Int) -> [[ShortDecimal]] {
    stride(from: max(rows, 2), through: 1, by: -1).compactMap { count in
      TickStep(from: range.lower, to: range.upper, count: count).map { step in
        let (first, last) = (step.index(notAbove: range.lower), step.index(notBelow: range.upper))
        return last - first > 2000 ? [] : (first...max(first, last)).map(step.tick)
      }
    }
  }

  /// The tenths of multiples of the powers of ten, one below the range and one above it included.
  private static func decades(_ ends: (lower: Double, upper: Double), _ tenths: [Int]) -> [ShortDecimal] {
    let all = stride(from: decimalExponent(ends.lower), through: decimalExponent(ends.upper) + 1, by: 1)
      .flatMap { exponent in
        tenths.map {
          $0.isMultiple(of: 10)
            ? ShortDecimal(coefficient: Int64($0 / 10), exponent: exponent)
            : ShortDecimal(coefficient: Int64($0), exponent: exponent - 1)
        }
      }
    let first = all.lastIndex { $0.value <= ends.lower } ?? 0
    let last = all.firstIndex { $0.value >= ends.upper } ?? all.count - 1
    return first <= last ? Array(all[first...last]) : []
  }
}
