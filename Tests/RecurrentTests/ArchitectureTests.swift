import Recurrent
import TestSupport
import Testing

@Suite struct ArchitectureTests {
  /// Keras' addition example: 12 symbols, questions of 7, answers of 4, 128 units.
  @Test(arguments: [(CellKind.lstm, 205_324), (.srn, 52_492), (.gru, 155_148)])
  func additionHasAsManyParametersAsInKeras(kind: CellKind, count: Int) {
    let architecture = Architecture.sequenceToSequence(
      cell: CellOptions(kind), symbols: 12, steps: 7, units: [128], decoderSteps: 4)
    #expect(architecture.parameterCount == count)
  }

  /// By hand: gates × units × (inputs + units + biases), and the dense layer.
  @Test(arguments: [(CellKind.srn, 1 * 4 * 6 + 5), (.lstm, 4 * 4 * 6 + 5), (.gru, 3 * 4 * 7 + 5)])
  func salesHaveAsManyParametersAsInKeras(kind: CellKind, count: Int) {
    #expect(Architecture.regression(cell: CellOptions(kind), units: [4]).parameterCount == count)
  }

  @Test func withoutResetAfterThereIsOneBias() {
    let after = Architecture.regression(cell: CellOptions(.gru), units: [4])
    let before = Architecture.regression(cell: CellOptions(.gru, resetAfter: false), units: [4])
    #expect(after.parameterCount - before.parameterCount == 3 * 4)
  }

  @Test func layersOfASequenceToOne() {
    let architecture = Architecture.regression(
      cell: CellOptions(.srn), features: 3, steps: 7, units: [5, 4], outputs: 2)
    #expect(
      architecture.layers.map(described) == [
        "encoder: 3 to 5, 7 steps, all",
        "encoder: 5 to 4, 7 steps, last",
        "dense: 4 to 2, 1 steps, last",
      ])
    #expect(architecture.outputSteps == 1)
    #expect(architecture.head == .linear)
    #expect(!architecture.readsSymbols)
  }

  @Test func layersOfASequenceToSequence() {
    let architecture = Architecture.sequenceToSequence(
      cell: CellOptions(.lstm), symbols: 12, steps: 7, units: [5, 4], decoderSteps: 3)
    #expect(
      architecture.layers.map(described) == [
        "encoder: 12 to 5, 7 steps, all",
        "encoder: 5 to 4, 7 steps, last",
        "repeated: 4 to 4, 3 steps, all",
        "decoder: 4 to 5, 3 steps, all",
        "decoder: 5 to 4, 3 steps, all",
        "dense: 4 to 12, 3 steps, all",
      ])
    #expect(architecture.outputSteps == 3)
    #expect(architecture.head == .softmax)
    #expect(architecture.readsSymbols)
  }

  /// The repeated vector is a layer of its own in Keras' numbering, with nothing to train.
  @Test func namesAreThoseOfKeras() {
    let architecture = Architecture.sequenceToSequence(
      cell: CellOptions(.gru), symbols: 12, steps: 7, units: [6], decoderSteps: 4)
    #expect(
      architecture.parameters.map(\.name) == [
        "0.kernel", "0.recurrent_kernel", "0.bias", "2.kernel", "2.recurrent_kernel", "2.bias", "3.kernel", "3.bias",
      ])
    #expect(architecture.parameters.map(\.rows) == [12, 6, 2, 6, 6, 2, 6, 1])
    #expect(architecture.parameters.map(\.columns) == [18, 18, 18, 18, 18, 18, 12, 12])
  }

  @Test(arguments: cellVariants) func arraysFollowEachOtherOnCacheLines(cell: CellOptions) {
    for units in [[1], [3], [16], [5, 17]] {
      let architecture = Architecture.sequenceToSequence(
        cell: cell, symbols: 5, steps: 2, units: units, decoderSteps: 3)
      var end = 0
      for plan in architecture.parameters {
        #expect(plan.offset % 16 == 0)
        #expect((end..<end + 16).contains(plan.offset))
        end = plan.offset + plan.rows * plan.columns
      }
      #expect(architecture.weightCount % 16 == 0)
      #expect((end..<end + 16).contains(architecture.weightCount))
    }
  }

  @Test(arguments: cellVariants) func offsetsAreThoseOfTheParameters(cell: CellOptions) {
    let architecture = Architecture.sequenceToSequence(
      cell: cell, symbols: 5, steps: 2, units: [3], decoderSteps: 3)
    for (index, layer) in architecture.layers.enumerated() {
      func offset(_ role: ParameterPlan.Role) -> Int {
        architecture.parameters.first { $0.layer == index && $0.role == role }?.offset ?? 0
      }
      let offsets = architecture.offsets[index]
      #expect(offsets.kernel == offset(.kernel))
      #expect(offsets.recurrentKernel == offset(.recurrentKernel))
      #expect(offsets.bias == offset(.bias))
      #expect((offsets.recurrentKernel > 0) == (layer.role == .encoder || layer.role == .decoder))
    }
  }

  @Test func gatesAreInKerasOrder() {
    #expect(CellOptions(.lstm).cell.gateNames == ["input gate", "forget gate", "candidate", "output gate"])
    #expect(CellOptions(.gru).cell.gateNames == ["update gate", "reset gate", "candidate"])
    #expect(CellOptions(.srn).cell.gateNames == ["hidden state"])
  }

  private func described(_ layer: LayerPlan) -> String {
    "\(layer.role): \(layer.inputs) to \(layer.units), \(layer.steps) steps, "
      + (layer.returnsSequences ? "all" : "last")
  }
}
