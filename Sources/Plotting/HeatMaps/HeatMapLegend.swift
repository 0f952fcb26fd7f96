import Text

/// What the shades of heat maps mean. Only signed scales have shades for values below zero.
struct HeatMapLegend: Sendable, Equatable {
  /// A piece of the legend.
  enum Part: Sendable, Equatable {
    case text(String)
    /// The shade of a value on a scale.
    case shade(ValueScale, Double)
  }

  /// From the left.
  private(set) var parts: [Part] = []

  /// The legend of all scales that the maps have.
  init(_ maps: HeatMaps) {
    let scales = maps.maps.map { $0.scale }
    if scales.contains(where: { !$0.isSigned }) {
      parts.append(.text("0 "))
      parts += [0, 0.25, 0.5, 0.75, 1].map { .shade(.unit, $0) }
      parts.append(.text(" \(maps.words.most)"))
    }
    guard scales.contains(where: { $0.isSigned }) else { return }
    if !parts.isEmpty { parts.append(.text("  ")) }
    parts.append(.text("\(maps.words.least) "))
    parts += [-1, -0.75, -0.5, -0.25, 0, 0.25, 0.5, 0.75, 1].map { .shade(.signedUnit, $0) }
    parts.append(.text(" \(maps.words.most)"))
  }

  /// Text columns; a shade takes one.
  var width: Int {
    parts.reduce(0) { sum, part in
      if case .text(let text) = part { return sum + displayWidth(text) }
      return sum + 1
    }
  }
}
