// What layers read, and where their weights are.

/// Which outputs of a layer the layer above reads.
enum FedOutputs {
  /// Those of all steps.
  case everyStep
  /// That of the last step alone.
  case lastStep
}

/// What a layer reads.
enum LayerInput {
  /// [steps, batch, inputs]
  case values(UnsafePointer<Float>)
  /// One symbol a row, [steps, batch].
  case symbols(UnsafePointer<UInt8>)
  /// The same vector at each step, [batch, inputs].
  case repeated(UnsafePointer<Float>)
}

/// Where a layer's arrays start in the flat weights and gradients.
struct LayerWeights {
  let kernel: UnsafeMutablePointer<Float>
  let recurrentKernel: UnsafeMutablePointer<Float>
  let bias: UnsafeMutablePointer<Float>
  let kernelGradient: UnsafeMutablePointer<Float>
  let recurrentKernelGradient: UnsafeMutablePointer<Float>
  let biasGradient: UnsafeMutablePointer<Float>

  /// - Parameters:
  ///   - weights: the flat weights of the network.
  ///   - gradients: their flat gradients.
  init(
    _ offsets: ParameterOffsets, weights: UnsafeMutablePointer<Float>, gradients: UnsafeMutablePointer<Float>
  ) {
    kernel = weights + offsets.kernel
    recurrentKernel = weights + offsets.recurrentKernel
    bias = weights + offsets.bias
    kernelGradient = gradients + offsets.kernel
    recurrentKernelGradient = gradients + offsets.recurrentKernel
    biasGradient = gradients + offsets.bias
  }
}
