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

  /// Roles differ in lightness or in what the commonest colour blindness (no green cones) leaves of them.
  @Test func rolesDifferForTheColourBlind() {
    let roles: [Chart.ColourRole] = [.primary, .secondary, .tertiary, .quaternary, .good, .bad, .muted]
    for (index, role) in roles.enumerated() {
      for other in roles.dropFirst(index + 1) {
        #expect(distance(deuteranope(role.colour), deuteranope(other.colour)) > 40, "\(role) \(other)")
      }
    }
  }

  /// The simulation of Viénot, Brettel and Mollon (1999), simplified to sRGB.
  private func deuteranope(_ colour: Colour) -> [Double] {
    let (r, g, b) = (Double(colour.red), Double(colour.green), Double(colour.blue))
    return [0.29275 * r + 0.70725 * g, 0.29275 * r + 0.70725 * g, -0.02234 * r + 0.02234 * g + b]
  }

  private func distance(_ a: [Double], _ b: [Double]) -> Double {
    zip(a, b).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot()
  }
}
