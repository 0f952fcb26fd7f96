/// One trained array of an `Architecture`.
public struct ParameterPlan: Equatable, Sendable {
  /// What the array is, in Keras' words.
  public enum Role: String, Sendable {
    /// What the input is multiplied with.
    case kernel
    /// What the hidden state is multiplied with.
    case recurrentKernel = "recurrent_kernel"
    /// What is added.
    case bias
  }
  /// Which of `Architecture.layers` it belongs to.
  public var layer: Int
  /// What the array is.
  public var role: Role
  /// Rows: inputs, units, or the number of biases.
  public var rows: Int
  /// Columns: gates × units, or outputs.
  public var columns: Int
  /// Where it starts in the flat weights.
  public var offset: Int

  /// As Keras numbers and names it, for example `0.recurrent_kernel`.
  public var name: String { "\(layer).\(role.rawValue)" }
}

/// Where a layer's arrays start in the flat weights.
package struct ParameterOffsets: Equatable, Sendable {
  /// Of the kernel.
  package var kernel = 0
  /// Of the recurrent kernel; 0 if there is none.
  package var recurrentKernel = 0
  /// Of the bias.
  package var bias = 0
}
