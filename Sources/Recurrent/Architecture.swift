/// What a network looks like: enough to build it, to count its parameters and to lay out its weights.
///
/// Sequence to one: input [batch, time, features] → recurrent layers → dense, from the last output.
/// Sequence to sequence: input → encoder layers → the last output repeated → decoder layers → dense at each
/// step, as in Keras' RepeatVector.
public struct Architecture: Equatable, Sendable {
  /// The cell of every recurrent layer.
  public var cell: CellOptions
  /// Features of one input step; with symbols, the size of the alphabet.
  public var features: Int
  /// Steps of the input.
  public var steps: Int
  /// Whether inputs are symbols, one-hot when seen as features.
  public var readsSymbols: Bool
  /// Units of the recurrent layers, the first one first. A decoder has the same.
  public var units: [Int]
  /// Steps of the decoder, or nil if there is no decoder.
  public var decoderSteps: Int?
  /// Outputs of the dense layer: values, or classes.
  public var outputs: Int
  /// What the dense layer's outputs mean.
  public var head: Head

  /// The dense layer's activation, and with it the loss.
  public enum Head: String, Sendable {
    /// No activation; mean squared error.
    case linear
    /// Softmax; categorical cross-entropy, the mean over batch and time.
    case softmax
  }

  /// A network that reads `steps` vectors of `features` values and answers with `outputs` values.
  public static func regression(
    cell: CellOptions, features: Int = 1, steps: Int = 1, units: [Int], outputs: Int = 1
  ) -> Architecture {
    Architecture(
      cell: cell, features: features, steps: steps, readsSymbols: false, units: units, decoderSteps: nil,
      outputs: outputs, head: .linear)
  }

  /// An encoder and decoder that reads `steps` symbols and answers with `decoderSteps` symbols.
  public static func sequenceToSequence(
    cell: CellOptions, symbols: Int, steps: Int, units: [Int], decoderSteps: Int
  ) -> Architecture {
    Architecture(
      cell: cell, features: symbols, steps: steps, readsSymbols: true, units: units, decoderSteps: decoderSteps,
      outputs: symbols, head: .softmax)
  }

  /// Answers of one sample: 1, or one for each step of the decoder.
  public var outputSteps: Int { decoderSteps ?? 1 }

  /// The layers, from input to output.
  public var layers: [LayerPlan] {
    var plans: [LayerPlan] = []
    var width = features
    for (depth, units) in self.units.enumerated() {
      let isLast = depth == self.units.count - 1
      plans.append(
        LayerPlan(
          role: .encoder, inputs: width, units: units, steps: steps,
          returnsSequences: !isLast))
      width = units
    }
    if let decoderSteps {
      plans.append(
        LayerPlan(role: .repeated, inputs: width, units: width, steps: decoderSteps, returnsSequences: true))
      for units in self.units {
        plans.append(
          LayerPlan(role: .decoder, inputs: width, units: units, steps: decoderSteps, returnsSequences: true))
        width = units
      }
    }
    plans.append(
      LayerPlan(
        role: .dense, inputs: width, units: outputs, steps: outputSteps, returnsSequences: decoderSteps != nil))
    return plans
  }

  /// Every trained array in order, with its place in the flat weights.
  public var parameters: [ParameterPlan] {
    var plans: [ParameterPlan] = []
    var offset = 0
    func add(_ layer: Int, _ role: ParameterPlan.Role, rows: Int, columns: Int) {
      plans.append(ParameterPlan(layer: layer, role: role, rows: rows, columns: columns, offset: offset))
      // Each array starts on a cache line.
      offset += (rows * columns + 15) / 16 * 16
    }
    let shape = cell.cell.shape
    for (index, layer) in layers.enumerated() {
      switch layer.role {
      case .repeated: continue
      case .dense:
        add(index, .kernel, rows: layer.inputs, columns: layer.units)
        add(index, .bias, rows: 1, columns: layer.units)
      case .encoder, .decoder:
        let columns = shape.width(units: layer.units)
        add(index, .kernel, rows: layer.inputs, columns: columns)
        add(index, .recurrentKernel, rows: layer.units, columns: columns)
        add(index, .bias, rows: shape.biasRows, columns: columns)
      }
    }
    return plans
  }

  /// Where the arrays of each layer start in the flat weights; 0 for those that it does not have.
  package var offsets: [ParameterOffsets] {
    var offsets = Array(repeating: ParameterOffsets(), count: layers.count)
    for plan in parameters {
      switch plan.role {
      case .kernel: offsets[plan.layer].kernel = plan.offset
      case .recurrentKernel: offsets[plan.layer].recurrentKernel = plan.offset
      case .bias: offsets[plan.layer].bias = plan.offset
      }
    }
    return offsets
  }

  /// How many numbers are trained.
  public var parameterCount: Int { parameters.reduce(0) { $0 + $1.rows * $1.columns } }

  /// Floats of the flat weights, gaps between arrays included.
  package var weightCount: Int {
    guard let last = parameters.last else { return 0 }
    return (last.offset + last.rows * last.columns + 15) / 16 * 16
  }
}

/// One layer of an `Architecture`.
public struct LayerPlan: Equatable, Sendable {
  /// What the layer does.
  public enum Role: String, Sendable {
    /// A recurrent layer that reads the input.
    case encoder
    /// Keras' RepeatVector: gives the encoder's last output at each step of the decoder.
    case repeated
    /// A recurrent layer that reads the repeated vector, or the decoder layer below.
    case decoder
    /// The layer that gives the outputs.
    case dense
  }
  /// What the layer does.
  public var role: Role
  /// Width of its input at each step.
  public var inputs: Int
  /// Its units: the width of its output at each step.
  public var units: Int
  /// Steps of its loop through time.
  public var steps: Int
  /// Whether it gives an output at each step, or the last one alone.
  public var returnsSequences: Bool
}
