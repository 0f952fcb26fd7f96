import Foundation
import Plotting
import Testing

@Suite struct ColourTests {
  @Test func hexText() {
    #expect(Colour(0, 119, 187).hexText == "#0077bb")
    #expect(Colour(255, 255, 255).hexText == "#ffffff")
  }

  @Test func mixing() {
    let (black, white) = (Colour(0, 0, 0), Colour(255, 255, 255))
    #expect(black.mixed(with: white, 0) == black)
    #expect(black.mixed(with: white, 1) == white)
    #expect(black.mixed(with: white, 0.5) == Colour(128, 128, 128))
    #expect(white.mixed(with: black, 7) == black)
  }

  /// Known places of xterm's table.
  @Test func terminalIndex() {
    #expect(Colour(0, 0, 0).terminalIndex == 16)
    #expect(Colour(255, 255, 255).terminalIndex == 231)
    #expect(Colour(255, 0, 0).terminalIndex == 196)
    #expect(Colour(95, 135, 175).terminalIndex == 67)
    #expect(Colour(128, 128, 128).terminalIndex == 244)
    #expect((0...255).allSatisfy { (16...255).contains(Colour(UInt8($0), 7, 200).terminalIndex) })
  }

  private static let cells: [Chart.ColourRole] = [.bad, .good, .primary]
  private static let roles: [Chart.ColourRole] = cells + [.secondary, .tertiary, .quaternary, .muted]

  /// The colours of srn, LSTM and GRU are far apart for everybody, and differ in grey by at least ten steps of lightness,
  /// of a hundred.
  @Test func cellsDifferForEverybodyAndInGrey() {
    for (index, role) in Self.cells.enumerated() {
      for other in Self.cells.dropFirst(index + 1) {
        for vision in Vision.allCases {
          #expect(distance(role, other, vision) > 40, "\(role) \(other) \(vision)")
        }
        #expect(abs(Lab(linear(role.colour)).lightness - Lab(linear(other.colour)).lightness) > 10, "\(role) \(other)")
      }
    }
  }

  @Test func rolesDifferForEverybody() {
    for (index, role) in Self.roles.enumerated() {
      for other in Self.roles.dropFirst(index + 1) {
        for vision in Vision.allCases { #expect(distance(role, other, vision) > 15, "\(role) \(other) \(vision)") }
      }
    }
  }

  /// A contrast of 3, as WCAG 2.2 asks of graphics, on white and on black paper: the colours of cells are the same on both.
  @Test func cellsCanBeSeenOnBothPapers() {
    func luminance(_ colour: Colour) -> Double { Vision.dot(linear(colour), [0.2126, 0.7152, 0.0722]) }
    for role in Self.cells {
      #expect(Paper.light.colour(role) == role.colour && Paper.dark.colour(role) == role.colour)
    }
    for paper in [Paper.light, .dark] {
      for role in Self.cells + [.muted, .tertiary, .ink] {
        let (one, other) = (luminance(paper.colour(role)) + 0.05, luminance(paper.ground) + 0.05)
        #expect(max(one, other) / min(one, other) >= 3, "\(role) \(paper)")
      }
    }
  }

  /// The text of a terminal has the colours of drawings, as near as it can show them.
  @Test func terminalsHaveTheSameColours() {
    let chart = Chart(series: [.init("srn", values: [1, 2], colour: .bad)])
    let full = render(chart, style: ChartStyle(colours: .full)).joined()
    #expect(full.contains("38;2;190;10;10"))
    let indexed = render(chart, style: ChartStyle(colours: .indexed)).joined()
    #expect(indexed.contains("38;5;\(Chart.ColourRole.bad.colour.terminalIndex)"))
    #expect(Picture.chart(chart).svg(ChartStyle()).contains("#be0a0a"))
  }

  /// How people see: all three kinds of cones, or without those for green or for red, after Viénot, Brettel and Mollon
  /// (1999), on linear light.
  private enum Vision: CaseIterable {
    case full, deuteranope, protanope

    static func dot(_ one: [Double], _ other: [Double]) -> Double { zip(one, other).reduce(0) { $0 + $1.0 * $1.1 } }

    func seen(_ light: [Double]) -> [Double] {
      switch self {
      case .full: light
      case .deuteranope:
        [
          Self.dot(light, [0.29275, 0.70725, 0]), Self.dot(light, [0.29275, 0.70725, 0]),
          Self.dot(light, [-0.02234, 0.02234, 1]),
        ]
      case .protanope:
        [
          Self.dot(light, [0.10889, 0.89111, 0]), Self.dot(light, [0.10889, 0.89111, 0]),
          Self.dot(light, [0.00447, -0.00447, 1]),
        ]
      }
    }
  }

  /// A colour in CIELAB (1976), white at 100.
  private struct Lab {
    let lightness, a, b: Double

    init(_ light: [Double]) {
      func curve(_ value: Double) -> Double { value > 0.008856 ? cbrt(value) : 7.787 * value + 16.0 / 116 }
      let x = curve(max(Vision.dot(light, [0.4124, 0.3576, 0.1805]), 0) / 0.95047)
      let y = curve(max(Vision.dot(light, [0.2126, 0.7152, 0.0722]), 0))
      let z = curve(max(Vision.dot(light, [0.0193, 0.1192, 0.9505]), 0) / 1.08883)
      (lightness, a, b) = (116 * y - 16, 500 * (x - y), 200 * (y - z))
    }
  }

  private func linear(_ colour: Colour) -> [Double] {
    [colour.red, colour.green, colour.blue].map { part in
      let value = Double(part) / 255
      return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
  }

  private func distance(_ one: Chart.ColourRole, _ other: Chart.ColourRole, _ vision: Vision) -> Double {
    let (a, b) = (Lab(vision.seen(linear(one.colour))), Lab(vision.seen(linear(other.colour))))
    let parts = [a.lightness - b.lightness, a.a - b.a, a.b - b.b]
    return Vision.dot(parts, parts).squareRoot()
  }
}
