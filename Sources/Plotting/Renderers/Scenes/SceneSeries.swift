import Text

// Bands, boxes and ranges of a chart as shapes.

extension ChartScene {
  /// The outlines of a band: along its lower points and back along the upper ones.
  mutating func addBand(_ series: Chart.Series, _ look: SeriesLook, _ place: ScenePlace) {
    var (lower, upper): ([Scene.Point], [Scene.Point]) = ([], [])
    func outline() -> [Scene.Point] { lower + upper.reversed() }
    for index in stride(from: 0, to: series.points.count - 1, by: 2) {
      if let below = place.point(series.points[index]), let above = place.point(series.points[index + 1]) {
        lower.append(below)
        upper.append(above)
      } else {
        if lower.count > 1 { scene.shapes.append(.area(outline(), look.bandColour(on: paper))) }
        (lower, upper) = ([], [])
      }
    }
    if lower.count > 1 { scene.shapes.append(.area(outline(), look.bandColour(on: paper))) }
  }

  /// Whiskers, box, median and outliers of each box.
  mutating func addBoxes(_ series: Chart.Series, _ index: Int, _ plan: ChartPlan, _ place: ScenePlace) {
    let look = plan.looks[index]
    let colour = paper.colour(look.colour)
    for (position, box) in BoxSummary.groups(series.points) {
      guard let slot = SceneBars(plan, place).slot(at: position, series: index) else { continue }
      let ys = [box.lowWhisker, box.lowQuartile, box.median, box.highQuartile, box.highWhisker].map { place.y($0) ?? 0 }
      let (left, right, middle) = (slot.lowerBound, slot.upperBound, (slot.lowerBound + slot.upperBound) / 2)
      scene.shapes.append(.line([.init(x: middle, y: ys[0]), .init(x: middle, y: ys[1])], colour, .solid))
      scene.shapes.append(.line([.init(x: middle, y: ys[3]), .init(x: middle, y: ys[4])], colour, .solid))
      for y in [ys[0], ys[4]] {
        let quarter = (right - left) / 4
        scene.shapes.append(
          .line([.init(x: left + quarter, y: y), .init(x: right - quarter, y: y)], colour, .solid))
      }
      let height = max(ys[1] - ys[3], 1)
      scene.shapes.append(
        .rectangle(.init(x: left, y: ys[3], width: right - left, height: height), colour, look.filling.ofBox))
      scene.shapes.append(.line([.init(x: left, y: ys[2]), .init(x: right, y: ys[2])], colour, .solid))
      for value in box.outliers {
        guard let y = place.y(value) else { continue }
        scene.shapes.append(.marker(look.markerShape, .init(x: middle, y: y), colour))
      }
    }
  }

  /// Boxes on their side: whiskers, box, median and outliers of each.
  mutating func addRowBoxes(_ series: Chart.Series, _ index: Int, _ plan: ChartPlan, _ place: ScenePlace) {
    let look = plan.looks[index]
    let colour = paper.colour(look.colour)
    guard let first = place.y(0), let second = place.y(-1) else { return }
    let half = min(max((second - first) * 0.3, 4), 18)
    for (position, box) in BoxSummary.groups(series.points.map { .init(x: $0.y, y: $0.x) }) {
      guard let y = place.y(position) else { continue }
      let xs = [box.lowWhisker, box.lowQuartile, box.median, box.highQuartile, box.highWhisker].map { place.x($0) ?? 0 }
      addWhisker(.init(x: xs[0], y: y), .init(x: xs[1], y: y), colour, caps: .first)
      addWhisker(.init(x: xs[3], y: y), .init(x: xs[4], y: y), colour, caps: .second)
      let rectangle = Scene.Rectangle(x: xs[1], y: y - half, width: max(xs[3] - xs[1], 1), height: 2 * half)
      scene.shapes.append(.rectangle(rectangle, colour, look.filling.ofBox))
      scene.shapes.append(.line([.init(x: xs[2], y: y - half), .init(x: xs[2], y: y + half)], colour, .solid))
      for x in [box.median] + box.outliers {
        if let x = place.x(x) { scene.shapes.append(.marker(look.markerShape, .init(x: x, y: y), colour)) }
      }
    }
  }

  /// Upright lines between points, which alternate.
  mutating func addRanges(_ points: [Chart.Point], _ colour: Colour, _ place: ScenePlace) {
    for index in stride(from: 0, to: points.count - 1, by: 2) {
      guard let one = place.point(points[index]), let other = place.point(points[index + 1]) else { continue }
      addWhisker(one, other, colour)
    }
  }

  /// Which ends of a whisker have a cap.
  enum Caps: Sendable, Equatable {
    case both, first, second
  }

  /// A line across or upright, with caps at its ends.
  mutating func addWhisker(_ one: Scene.Point, _ other: Scene.Point, _ colour: Colour, caps: Caps = .both) {
    scene.shapes.append(.line([one, other], colour, .solid))
    let isUpright = one.x == other.x && one.y != other.y
    let (across, down) = isUpright ? (3.5, 0.0) : (0.0, 3.5)
    for (end, isCapped) in [(one, caps != .second), (other, caps != .first)] where isCapped {
      scene.shapes.append(
        .line(
          [.init(x: end.x - across, y: end.y - down), .init(x: end.x + across, y: end.y + down)], colour, .solid))
    }
  }
}
