import Recurrent
import Testing

/// The step of the LSTM against a naive one, gates i, f, g, o.
@Suite struct LSTMStepTests {
  @Test(arguments: [false, true]) func forward(hard: Bool) throws {
    for units in tailLengths {
      let rows = 1 + units % 3
      let count = rows * units
      var numbers = SampleNumbers(seed: units)
      let before = [
        numbers.next(4 * count), numbers.next(count), numbers.next(count), numbers.next(count), numbers.next(count),
      ]
      var after = before
      for index in 0..<count {
        let gate = index / units * 4 * units + index % units
        let input = naiveGate(before[0][gate], hard: hard)
        let forget = naiveGate(before[0][gate + units], hard: hard)
        let candidate = Activation.tanh(before[0][gate + 2 * units])
        let output = naiveGate(before[0][gate + 3 * units], hard: hard)
        let cell = fused(forget, before[1][index], input * candidate)
        for (part, value) in [input, forget, candidate, output].enumerated() { after[0][gate + part * units] = value }
        after[2][index] = cell
        after[3][index] = Activation.tanh(cell)
        after[4][index] = output * Activation.tanh(cell)
      }
      try check("\(rows) × \(units)", before, give: after) { kernels, p in
        kernels.lstmForward(
          rows: rows, units: units, gates: p[0], previousC: p[1], c: p[2], tanhC: p[3], h: p[4], hard: hard)
      }
    }
  }

  @Test(arguments: [false, true]) func backward(hard: Bool) throws {
    for units in tailLengths {
      let rows = 1 + units % 3
      let count = rows * units
      var numbers = SampleNumbers(seed: units)
      // Gates, previousC, tanhC, dh, dc, da.
      let before = [
        numbers.nextShares(4 * count), numbers.next(count), numbers.nextShares(count), numbers.next(count),
        numbers.next(count), numbers.next(4 * count),
      ]
      var after = before
      for index in 0..<count {
        let gate = index / units * 4 * units + index % units
        func value(_ part: Int) -> Float { before[0][gate + part * units] }
        func slope(_ part: Int) -> Float { naiveGateSlope(value(part), hard: hard) }
        let (squashed, dHidden) = (before[2][index], before[3][index])
        let dCell = fused(dHidden * value(3), naiveTanhSlope(squashed), before[4][index])
        after[5][gate] = dCell * value(2) * slope(0)
        after[5][gate + units] = dCell * before[1][index] * slope(1)
        after[5][gate + 2 * units] = dCell * value(0) * naiveTanhSlope(value(2))
        after[5][gate + 3 * units] = dHidden * squashed * slope(3)
        after[4][index] = dCell * value(1)
      }
      try check("\(rows) × \(units)", before, give: after) { kernels, p in
        kernels.lstmBackward(
          rows: rows, units: units, gates: p[0], previousC: p[1], tanhC: p[2], dh: p[3], dc: p[4], da: p[5],
          hard: hard)
      }
    }
  }
}
