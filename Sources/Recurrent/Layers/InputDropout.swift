/// Dropout on the inputs of a recurrent layer while it trains, Srivastava et al. (2014), as Keras' `dropout` does it:
/// each input of each sample is left out at all steps with the layer's probability p, else multiplied by 1 / (1 − p), so
/// that its mean stays what it is. All gates read the same inputs.
final class InputDropout {
  /// What each input is multiplied with, [capacity, inputs].
  let mask: AlignedBuffer<Float>
  private let inputs: Int
  private let steps: Int
  /// The inputs times the mask: [steps, batch, inputs], or [batch, inputs] of a repeated vector.
  private let kept: AlignedBuffer<Float>
  /// An input is left out if the 32 random bits for it are below this.
  private let threshold: UInt32
  /// 1 / (1 − p)
  private let scale: Float

  /// - Parameters:
  ///   - probability: at least 0 and below 1.
  ///   - isRepeated: whether the layer reads a repeated vector.
  init(probability: Double, plan: LayerPlan, isRepeated: Bool, capacity: Int) {
    inputs = plan.inputs
    steps = isRepeated ? 1 : plan.steps
    mask = AlignedBuffer(count: capacity * plan.inputs)
    kept = AlignedBuffer(count: steps * capacity * plan.inputs)
    threshold = UInt32(max(0, min(probability * 0x1p32, 0x1p32 - 1)))
    scale = Float(1 / (1 - probability))
  }

  /// Draws the mask of a batch: sample by sample, input by input.
  func draw(batch: Int, from random: inout RandomStream) {
    for index in 0..<batch * inputs { mask.pointer[index] = random.next() < threshold ? 0 : scale }
  }

  /// Multiplies rows of the inputs with the mask.
  ///
  /// - Returns: what the layer reads instead of `input`.
  func drop(_ input: LayerInput, rows: Range<Int>, batch: Int) -> LayerInput {
    let width = rows.count * inputs
    let first = rows.lowerBound * inputs
    for step in 0..<steps {
      let place = step * batch * inputs + first
      switch input {
      case .values(let values), .repeated(let values):
        multiply(count: width, values + place, mask.pointer + first, into: kept.pointer + place)
      case .symbols(let symbols):
        for row in rows {
          let destination = kept.pointer + (step * batch + row) * inputs
          destination.update(repeating: 0, count: inputs)
          let symbol = Int(symbols[step * batch + row])
          destination[symbol] = mask.pointer[row * inputs + symbol]
        }
      }
    }
    return dropped(input)
  }

  /// What `drop` has made of the inputs of all rows.
  func dropped(_ input: LayerInput) -> LayerInput {
    if case .repeated = input { return .repeated(kept.pointer) }
    return .values(kept.pointer)
  }

  /// Multiplies the gradients of the dropped inputs with the mask: those of the inputs.
  ///
  /// - Parameter gradients: [steps, batch, inputs], or [batch, inputs] of a repeated vector.
  func applyMask(to gradients: UnsafeMutablePointer<Float>, rows: Range<Int>, batch: Int) {
    let first = rows.lowerBound * inputs
    for step in 0..<steps {
      let place = gradients + step * batch * inputs + first
      multiply(count: rows.count * inputs, place, mask.pointer + first, into: place)
    }
  }

  /// One product each, which every instruction set rounds alike.
  private func multiply(
    count: Int, _ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>, into c: UnsafeMutablePointer<Float>
  ) {
    for index in 0..<count { c[index] = a[index] * b[index] }
  }
}
