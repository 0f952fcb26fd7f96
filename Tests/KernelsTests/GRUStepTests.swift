import Recurrent
import Testing

/// The steps of the GRU, both kinds, against naive ones; gates z, r, g.
@Suite struct GRUStepTests {
  @Test(arguments: [false, true]) func gates(hard: Bool) throws {
    for units in tailLengths {
      let rows = 1 + units % 3
      var numbers = SampleNumbers(seed: units)
      let a = numbers.next(3 * rows * units)
      let recurrent = numbers.next(3 * rows * units)
      var after = a
      for index in a.indices where index % (3 * units) < 2 * units {
        after[index] = naiveGate(a[index] + recurrent[index], hard: hard)
      }
      try check("\(rows) × \(units)", [a, recurrent], give: [after, recurrent]) { kernels, p in
        kernels.gruGates(
          rows: rows, units: units, x: RowSource(p[0], stride: 3 * units), recurrent: p[1], a: p[0], hard: hard)
      }
    }
  }

  /// The same with the input's pre-activations in a table, whose rows stand further apart.
  @Test func readsATable() throws {
    for units in tailLengths {
      let (shape, width) = (Shape(units), 3 * units)
      var numbers = SampleNumbers(seed: units)
      let places = RowOrigin.table.places(rows: shape.rows, numbers: &numbers)
      let table = numbers.next(5 * (width + 1))
      let recurrent = numbers.next(3 * shape.count)
      let previousH = numbers.next(shape.count)
      var (gates, h) = (recurrent, previousH)
      for index in 0..<shape.count {
        let gate = shape.gate(index)
        let x = places[index / units] * (width + 1) + index % units
        gates[gate] = naiveGate(table[x] + recurrent[gate], hard: false)
        gates[gate + units] = naiveGate(table[x + units] + recurrent[gate + units], hard: false)
        let sum = fused(gates[gate + units], recurrent[gate + 2 * units], table[x + 2 * units])
        gates[gate + 2 * units] = Activation.tanh(sum)
        h[index] = blended(gates[gate], previousH[index], Activation.tanh(sum))
      }
      let before = [table, recurrent, previousH, numbers.next(3 * shape.count), numbers.next(shape.count)]
      try check(shape.name, before, give: [table, recurrent, previousH, gates, h]) { kernels, p in
        RowOrigin.table.withSource(p[0], stride: width + 1, places: places) { x in
          kernels.gruGates(rows: shape.rows, units: units, x: x, recurrent: p[1], a: p[3], hard: false)
          kernels.gruResetAfterForward(
            rows: shape.rows, units: units, x: x, recurrent: p[1], a: p[3], previousH: p[2], h: p[4])
        }
      }
    }
  }

  @Test func resetAfterForward() throws {
    for units in tailLengths {
      let shape = Shape(units)
      var numbers = SampleNumbers(seed: units)
      let a = numbers.nextShares(3 * shape.count)
      let recurrent = numbers.next(3 * shape.count)
      let previousH = numbers.next(shape.count)
      var (afterA, h) = (a, previousH)
      for index in 0..<shape.count {
        let gate = shape.gate(index)
        let sum = fused(a[gate + units], recurrent[gate + 2 * units], a[gate + 2 * units])
        afterA[gate + 2 * units] = Activation.tanh(sum)
        h[index] = blended(a[gate], previousH[index], Activation.tanh(sum))
      }
      try check(
        shape.name, [a, recurrent, previousH, numbers.next(shape.count)], give: [afterA, recurrent, previousH, h]
      ) { kernels, p in
        kernels.gruResetAfterForward(
          rows: shape.rows, units: units, x: RowSource(p[0], stride: 3 * units), recurrent: p[1], a: p[0],
          previousH: p[2], h: p[3])
      }
    }
  }

  @Test func resetState() throws {
    for units in tailLengths {
      let shape = Shape(units)
      var numbers = SampleNumbers(seed: units)
      let a = numbers.nextShares(3 * shape.count)
      let previousH = numbers.next(shape.count)
      let reset = (0..<shape.count).map { a[shape.gate($0) + units] * previousH[$0] }
      try check(shape.name, [a, previousH, numbers.next(shape.count)], give: [a, previousH, reset]) { kernels, p in
        kernels.gruResetState(rows: shape.rows, units: units, a: p[0], previousH: p[1], into: p[2])
      }
    }
  }

  @Test func resetBeforeForward() throws {
    for units in tailLengths {
      let shape = Shape(units)
      var numbers = SampleNumbers(seed: units)
      let a = numbers.nextShares(2 * shape.count) + numbers.next(shape.count)
      let previousH = numbers.next(shape.count)
      var (afterA, h) = (a, previousH)
      for index in 0..<shape.count {
        let gate = shape.gate(index)
        let candidate = Activation.tanh(a[gate + 2 * units])
        afterA[gate + 2 * units] = candidate
        h[index] = blended(a[gate], previousH[index], candidate)
      }
      try check(shape.name, [a, previousH, numbers.next(shape.count)], give: [afterA, previousH, h]) { kernels, p in
        kernels.gruResetBeforeForward(rows: shape.rows, units: units, a: p[0], previousH: p[1], h: p[2])
      }
    }
  }

  @Test(arguments: [false, true]) func resetAfterBackward(hard: Bool) throws {
    for units in tailLengths {
      let shape = Shape(units)
      var numbers = SampleNumbers(seed: units)
      let gates = numbers.nextShares(3 * shape.count)
      // Gates, recurrent, previousH, dh, da, dRecurrent, dPreviousH.
      let before = [
        gates, numbers.next(3 * shape.count), numbers.next(shape.count), numbers.next(shape.count),
        numbers.next(3 * shape.count), numbers.next(3 * shape.count), numbers.next(shape.count),
      ]
      var after = before
      for index in 0..<shape.count {
        let gate = shape.gate(index)
        let (update, reset, candidate) = (gates[gate], gates[gate + units], gates[gate + 2 * units])
        let dHidden = before[3][index]
        let dUpdate = dHidden * (before[2][index] - candidate) * naiveGateSlope(update, hard: hard)
        let dCandidate = dHidden * (1 - update) * naiveTanhSlope(candidate)
        let dReset = dCandidate * before[1][gate + 2 * units] * naiveGateSlope(reset, hard: hard)
        for (part, value) in [dUpdate, dReset, dCandidate].enumerated() { after[4][gate + part * units] = value }
        for (part, value) in [dUpdate, dReset, dCandidate * reset].enumerated() {
          after[5][gate + part * units] = value
        }
        after[6][index] = fused(dHidden, update, before[6][index])
      }
      try check(shape.name, before, give: after) { kernels, p in
        kernels.gruResetAfterBackward(
          rows: shape.rows, units: units, gates: p[0], recurrent: p[1], previousH: p[2], dh: p[3], da: p[4],
          dRecurrent: p[5], dPreviousH: p[6], adds: true, hard: hard)
      }
      var alone = after
      for index in 0..<shape.count { alone[6][index] = fused(before[3][index], gates[shape.gate(index)], 0) }
      try check("\(shape.name) alone", before, give: alone) { kernels, p in
        kernels.gruResetAfterBackward(
          rows: shape.rows, units: units, gates: p[0], recurrent: p[1], previousH: p[2], dh: p[3], da: p[4],
          dRecurrent: p[5], dPreviousH: p[6], adds: false, hard: hard)
      }
      // As layers do it: the gradients take the place of the gates and of the pre-activations.
      let inPlace = [after[4], after[5], after[2], after[3], before[4], before[5], after[6]]
      try check("\(shape.name) in place", before, give: inPlace) { kernels, p in
        kernels.gruResetAfterBackward(
          rows: shape.rows, units: units, gates: p[0], recurrent: p[1], previousH: p[2], dh: p[3], da: p[0],
          dRecurrent: p[1], dPreviousH: p[6], adds: true, hard: hard)
      }
    }
  }

  @Test(arguments: [false, true]) func resetBeforeBackward(hard: Bool) throws {
    for units in tailLengths {
      let shape = Shape(units)
      var numbers = SampleNumbers(seed: units)
      let gates = numbers.nextShares(3 * shape.count)
      // Gates, previousH, dh, da, dPreviousH.
      let before = [
        gates, numbers.next(shape.count), numbers.next(shape.count), numbers.next(3 * shape.count),
        numbers.next(shape.count),
      ]
      var after = before
      for index in 0..<shape.count {
        let gate = shape.gate(index)
        let (update, candidate, dHidden) = (gates[gate], gates[gate + 2 * units], before[2][index])
        after[3][gate] = dHidden * (before[1][index] - candidate) * naiveGateSlope(update, hard: hard)
        after[3][gate + 2 * units] = dHidden * (1 - update) * naiveTanhSlope(candidate)
        after[4][index] = fused(dHidden, update, before[4][index])
      }
      try check(shape.name, before, give: after) { kernels, p in
        kernels.gruResetBeforeBackward(
          rows: shape.rows, units: units, gates: p[0], previousH: p[1], dh: p[2], da: p[3], dPreviousH: p[4],
          hard: hard)
      }
    }
  }

  @Test(arguments: [false, true]) func resetBeforeReset(hard: Bool) throws {
    for units in tailLengths {
      let shape = Shape(units)
      var numbers = SampleNumbers(seed: units)
      let gates = numbers.nextShares(3 * shape.count)
      // Gates, previousH, dReset, da, dPreviousH.
      let before = [
        gates, numbers.next(shape.count), numbers.next(shape.count), numbers.next(3 * shape.count),
        numbers.next(shape.count),
      ]
      var after = before
      for index in 0..<shape.count {
        let gate = shape.gate(index)
        let (reset, gradient) = (gates[gate + units], before[2][index])
        after[3][gate + units] = gradient * before[1][index] * naiveGateSlope(reset, hard: hard)
        after[4][index] = fused(gradient, reset, before[4][index])
      }
      try check(shape.name, before, give: after) { kernels, p in
        kernels.gruResetBeforeReset(
          rows: shape.rows, units: units, gates: p[0], previousH: p[1], dReset: p[2], da: p[3], dPreviousH: p[4],
          hard: hard)
      }
    }
  }

  // MARK: workings

  /// One to three rows of some units.
  private struct Shape {
    let rows: Int
    let units: Int

    init(_ units: Int) {
      self.units = units
      rows = 1 + units % 3
    }

    var count: Int { rows * units }
    var name: String { "\(rows) × \(units)" }

    /// Where the first gate of an element of [rows, units] lies in [rows, 3 × units].
    func gate(_ index: Int) -> Int { index / units * 3 * units + index % units }
  }

  private func blended(_ update: Float, _ previous: Float, _ candidate: Float) -> Float {
    fused(update, previous, (1 - update) * candidate)
  }
}
