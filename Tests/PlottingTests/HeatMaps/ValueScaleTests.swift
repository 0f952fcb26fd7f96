import Plotting
import Testing

@Suite struct ValueScaleTests {
  @Test func shadesGrowWithTheValue() {
    #expect(String([0, 0.25, 0.5, 0.75, 1, 7].map { ValueScale.unit.shade(of: $0) }) == " ░▒▓██")
    #expect(String([-1, -0.75, -0.5, -0.25, 0, 0.25, 1].map { ValueScale.signedUnit.shade(of: $0) }) == "≡═─╌ ░█")
    #expect(String([-1, -0.5, 0, 0.5, 1].map { ValueScale.signedUnit.shade(of: $0, ascii: true) }) == "x- o@")
    #expect(ValueScale.unit.shade(of: -0.5) == " ")
    #expect(ValueScale.unit.shade(of: .nan) == "?")
    #expect(ValueScale.signedUnit.shade(of: -.infinity) == "≡")
  }

  @Test func fittingRoundsUpToTwoDigits() {
    #expect(ValueScale.fitting([-1.234, 0.2]) == ValueScale(greatest: 1.3, isSigned: true))
    #expect(ValueScale.fitting([0.25]) == ValueScale(greatest: 0.25, isSigned: true))
    #expect(ValueScale.fitting([]) == .signedUnit)
    #expect(ValueScale.fitting([.nan, .infinity, 0]) == .signedUnit)
    for value in [1e-300, 1e-30, 1e30, Double.greatestFiniteMagnitude, .leastNonzeroMagnitude] {
      let scale = ValueScale.fitting([value])
      #expect(scale.greatest.isFinite && scale.greatest >= value)
    }
  }

  @Test func coloursDarkenWithTheValue() {
    func light(_ colour: Colour) -> Int { Int(colour.red) * 2 + Int(colour.green) * 5 + Int(colour.blue) }
    let rising = (0...10).map { light(ValueScale.unit.colour(of: Double($0) / 10)) }
    #expect(zip(rising, rising.dropFirst()).allSatisfy { $0 > $1 })
    for sign in [1.0, -1] {
      let signed = (0...10).map { light(ValueScale.signedUnit.colour(of: sign * Double($0) / 10)) }
      #expect(zip(signed, signed.dropFirst()).allSatisfy { $0 > $1 })
    }
    #expect(ValueScale.unit.colour(of: .nan) == Colour(0x99, 0x99, 0x99))
  }

  @Test func texts() {
    #expect(ValueScale.unit.text() == "0 to 1")
    #expect(ValueScale(greatest: 2.3, isSigned: true).text() == "-2.3 to 2.3")
    #expect(ValueScale(greatest: .nan, isSigned: false).greatest == 1)
  }
}
