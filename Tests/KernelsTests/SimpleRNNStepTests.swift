import Recurrent
import Testing

/// The step of the simple recurrent network against a naive one.
@Suite struct SimpleRNNStepTests {
  @Test func forward() throws {
    for units in tailLengths {
      let rows = 1 + units % 3
      var numbers = SampleNumbers(seed: units)
      let a = numbers.next(rows * units)
      let h = numbers.next(rows * units)
      try check("\(rows) × \(units)", [a, h], give: [a, a.map { Activation.tanh($0) }]) { kernels, p in
        kernels.simpleRNNForward(rows: rows, units: units, a: p[0], h: p[1])
      }
    }
  }

  @Test func backward() throws {
    for units in tailLengths {
      let rows = 1 + units % 3
      var numbers = SampleNumbers(seed: units)
      let h = numbers.next(rows * units)
      let dh = numbers.next(rows * units)
      let da = zip(dh, h).map { $0 * naiveTanhSlope($1) }
      try check("\(rows) × \(units)", [h, dh, numbers.next(rows * units)], give: [h, dh, da]) { kernels, p in
        kernels.simpleRNNBackward(rows: rows, units: units, h: p[0], dh: p[1], da: p[2])
      }
    }
  }
}
