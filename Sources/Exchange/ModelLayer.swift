import Recurrent
import Tasks

/// A layer of a model with its trained arrays, in Keras' layout: kernels are `[inputs, gates × units]`.
struct ModelLayer {
  /// What it is and how large.
  let plan: LayerPlan
  /// Its place among the layers of a Keras model, that of `RepeatVector` counted.
  let index: Int
  /// What the input is multiplied with.
  let kernel: Matrix
  /// What the hidden state is multiplied with; nil for a dense layer.
  let recurrentKernel: Matrix?
  /// What is added: a row, or two if input and hidden state have their own.
  let bias: Matrix
}

extension Checkpoint {
  /// The layers that have weights, from the input to the output.
  var modelLayers: [ModelLayer] {
    let plans = architecture.layers
    let arrays = architecture.parameters
    func find(_ layer: Int, _ role: ParameterPlan.Role) -> Matrix? {
      arrays.first { $0.layer == layer && $0.role == role }.map { array($0) }
    }
    return plans.indices.compactMap { index in
      guard let kernel = find(index, .kernel), let bias = find(index, .bias) else { return nil }
      return ModelLayer(
        plan: plans[index], index: index, kernel: kernel, recurrentKernel: find(index, .recurrentKernel), bias: bias)
    }
  }

  /// A trained array.
  func array(_ plan: ParameterPlan) -> Matrix {
    Matrix(
      rows: plan.rows, columns: plan.columns, values: weights[plan.offset..<plan.offset + plan.rows * plan.columns])
  }
}
