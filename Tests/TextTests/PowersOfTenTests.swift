import Testing
import Text

@Suite struct PowersOfTenTests {
  @Test func smallPowersAreExact() {
    let powers = [1e-22, 1e-5, 0.1, 1, 10, 1e15, 1e22]
    #expect([-22, -5, -1, 0, 1, 15, 22].map(powerOfTen) == powers)
    #expect(scaledByPowerOfTen(3, -1) == 0.3)
    #expect(scaledByPowerOfTen(123_456_789, -7) == 12.3456789)
  }

  @Test func largePowersAreClose() {
    #expect((powerOfTen(300) / 1e300 - 1).magnitude < 1e-14)
    #expect((powerOfTen(-300) / 1e-300 - 1).magnitude < 1e-14)
  }

  @Test func outOfRange() {
    #expect(powerOfTen(309) == .infinity)
    #expect(powerOfTen(.max) == .infinity)
    #expect(powerOfTen(-400) == 0)
    #expect(powerOfTen(.min) == 0)
  }
}
