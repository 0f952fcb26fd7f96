import Recurrent
import Testing

/// A sample's way through each cell in one call, against the steps that batches take.
@Suite struct SampleStepsTests {
  static let sizes = [1, 3, 4, 8, 15, 16, 17, 20, 33, 48]

  @Test(arguments: sizes) func simpleRNN(units: Int) {
    for work in Work.onEverySet(units: units, gates: 1) {
      work.kernels.simpleRNNSample(
        units: units, a: work.a.pointer, h: work.h.pointer, dense: work.dense.pointer, target: 0.25,
        output: work.output.pointer, da: work.da.pointer)
      let (h, da) = (work.buffer(units), work.buffer(units))
      work.kernels.simpleRNNForward(rows: 1, units: units, a: work.a.pointer, h: h.pointer)
      let dh = work.expectGrade(of: h)
      work.kernels.simpleRNNBackward(rows: 1, units: units, h: h.pointer, dh: dh.pointer, da: da.pointer)
      work.expectResults(h: h, da: da)
    }
  }

  @Test(arguments: sizes) func lstm(units: Int) {
    for work in Work.onEverySet(units: units, gates: 4) {
      let (before, c) = (work.filled(units, seed: 3), work.buffer(units + 16))
      work.kernels.lstmSample(
        units: units, a: work.a.pointer, previousC: before.pointer, c: c.pointer, h: work.h.pointer,
        dense: work.dense.pointer, target: 0.25, output: work.output.pointer, da: work.da.pointer,
        scratch: work.scratch.pointer)
      let (gates, h, otherC) = (work.filled(4 * units, seed: 1), work.buffer(units), work.buffer(units))
      let (tanhC, dc) = (work.buffer(units), work.buffer(units))
      work.kernels.lstmForward(
        rows: 1, units: units, gates: gates.pointer, previousC: before.pointer, c: otherC.pointer,
        tanhC: tanhC.pointer, h: h.pointer, hard: false)
      let dh = work.expectGrade(of: h)
      let da = work.buffer(4 * units)
      work.kernels.lstmBackward(
        rows: 1, units: units, gates: gates.pointer, previousC: before.pointer, tanhC: tanhC.pointer, dh: dh.pointer,
        dc: dc.pointer, da: da.pointer, hard: false)
      #expect(Array(c.array.prefix(units)) == otherC.array)
      work.expectResults(h: h, da: da)
    }
  }

  @Test(arguments: sizes) func gru(units: Int) {
    for work in Work.onEverySet(units: units, gates: 3) {
      let (recurrent, before) = (work.filled(3 * units, seed: 4), work.filled(units, seed: 3))
      let dRecurrent = work.buffer(3 * units + 16)
      work.kernels.gruSample(
        units: units, a: work.a.pointer, recurrent: recurrent.pointer, previousH: before.pointer, h: work.h.pointer,
        dense: work.dense.pointer, target: 0.25, output: work.output.pointer, da: work.da.pointer,
        dRecurrent: dRecurrent.pointer, scratch: work.scratch.pointer)
      let (gates, h) = (work.filled(3 * units, seed: 1), work.buffer(units))
      let x = RowSource(gates.pointer, stride: 3 * units)
      work.kernels.gruGates(rows: 1, units: units, x: x, recurrent: recurrent.pointer, a: gates.pointer, hard: false)
      work.kernels.gruResetAfterForward(
        rows: 1, units: units, x: x, recurrent: recurrent.pointer, a: gates.pointer, previousH: before.pointer,
        h: h.pointer)
      let dh = work.expectGrade(of: h)
      let (da, other, dBefore) = (work.buffer(3 * units), work.buffer(3 * units), work.buffer(units))
      work.kernels.gruResetAfterBackward(
        rows: 1, units: units, gates: gates.pointer, recurrent: recurrent.pointer, previousH: before.pointer,
        dh: dh.pointer, da: da.pointer, dRecurrent: other.pointer, dPreviousH: dBefore.pointer, adds: true,
        hard: false)
      #expect(dRecurrent.array == other.array + [Float](repeating: 0, count: 16))
      work.expectResults(h: h, da: da)
    }
  }
}

/// What a sample reads and writes.
private struct Work {
  let kernels: KernelSet
  let units: Int
  let a, h, dense, output, da, scratch: AlignedBuffer<Float>

  static func onEverySet(units: Int, gates: Int) -> [Work] {
    InstructionSet.available.map { Work(KernelSet($0), units: units, gates: gates) }
  }

  init(_ kernels: KernelSet, units: Int, gates: Int) {
    self.kernels = kernels
    self.units = units
    h = AlignedBuffer(count: units + 16)
    // One row in panels: 32 weights, 32 first moments, 32 second ones.
    dense = AlignedBuffer(count: (units + 32) / 32 * 96)
    output = AlignedBuffer(count: 2)
    da = AlignedBuffer(count: gates * units + 16)
    scratch = AlignedBuffer(count: kernels.sampleScratch(units: units))
    a = AlignedBuffer(count: gates * units)
    var numbers = SampleNumbers(seed: 1)
    a.copy(from: numbers.next(gates * units))
    for unit in 0...units { dense.pointer[unit / 32 * 96 + unit % 32] = Float(unit % 5) * 0.3 - 0.4 }
  }

  func buffer(_ count: Int) -> AlignedBuffer<Float> { AlignedBuffer(count: count) }

  func filled(_ count: Int, seed: Int) -> AlignedBuffer<Float> {
    var numbers = SampleNumbers(seed: seed)
    let buffer = buffer(count)
    buffer.copy(from: numbers.next(count))
    return buffer
  }

  /// Compares loss and gradient of the output with those of a hidden state, and returns the gradient of that.
  func expectGrade(of h: AlignedBuffer<Float>) -> AlignedBuffer<Float> {
    let weights = (0...units).map { dense.pointer[$0 / 32 * 96 + $0 % 32] }
    var prediction = weights[units]
    for unit in 0..<units { prediction = fused(h.pointer[unit], weights[unit], prediction) }
    let difference = prediction - 0.25
    #expect(output.array == [2 * difference, difference * difference])
    let dh = buffer(units)
    dh.copy(from: weights.dropLast().map { 2 * difference * $0 })
    return dh
  }

  func expectResults(h expected: AlignedBuffer<Float>, da gradient: AlignedBuffer<Float>) {
    #expect(h.array == expected.array + [1] + [Float](repeating: 0, count: 15))
    #expect(da.array == gradient.array + [Float](repeating: 0, count: 16))
  }
}
