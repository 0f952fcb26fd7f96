package import Phrases
package import Recurrent

/// What a layer computes as it reads, with names for its steps, gates and states. It is computed when it is asked for, and
/// no more of it is kept than is wanted: a series may have a million months.
package struct Inspection {
  /// The layer, without steps.
  package let layer: LayerTrace
  /// How many steps it makes.
  package let stepCount: Int
  /// What was read, by which model, in which layer: `3+361, lstm 8, encoder`.
  package let title: Phrase
  /// What the steps are called.
  package let steps: StepNames
  private let inspector: Inspector
  private let data: SequenceData
  /// Which recurrent layer it is, from 0.
  private let index: Int

  /// Looks at one of a model's recurrent layers.
  ///
  /// - Parameter layer: which recurrent layer, from 0; those that write come after those that read.
  /// - Throws: `TrainingError.dataDoesNotFit` if the model was made for other data.
  package init(_ model: Model, reading: Reading, layer index: Int) throws(TrainingError) {
    guard reading.data.fits(model.checkpoint.architecture) else { throw .dataDoesNotFit }
    inspector = Inspector(model.checkpoint, isStateful: model.isStateful)
    data = reading.data
    self.index = index
    layer = inspector.layers[index]
    stepCount = inspector.stepCount(ofLayer: index, samples: data.count)
    let isEncoder = layer.role == .encoder
    steps = (isEncoder ? nil : reading.writes) ?? reading.reads
    let side: Phrase = isEncoder ? "encoder" : "decoder"
    let reader: Phrase = "\(reading.name), \(model.title)"
    let place: Phrase = reading.writes == nil ? reader : "\(reader), \(side)"
    title = "\(place)\(Self.depth(of: layer, in: model))"
  }

  /// The layer with one step alone.
  ///
  /// - Parameter step: which one, from 0.
  /// - Throws: `TrainingError.dataDoesNotFit`.
  package func trace(ofStep step: Int) throws(TrainingError) -> LayerTrace {
    var trace = layer
    try inspector.visit(data, layer: index, steps: step..<step + 1) { trace.steps.append($0) }
    return trace
  }

  /// The values of some units.
  ///
  /// - Parameters:
  ///   - steps: which steps; nil for all.
  ///   - columns: the most values of a unit that are kept; of more steps than that, several give one.
  /// - Throws: `TrainingError.dataDoesNotFit`.
  package func values(
    units: Range<Int>, steps: Range<Int>? = nil, columns: Int = .max
  ) throws(TrainingError) -> InspectedValues {
    let steps = steps ?? 0..<stepCount
    let quantities = quantities
    var values = InspectedValues(
      quantities: quantities.count, units: units, stepsPerColumn: max(1, (steps.count - 1) / columns + 1))
    try inspector.visit(data, layer: index, steps: steps) { step in
      for (quantity, description) in quantities.enumerated() { values.add(description.values(step), to: quantity) }
      values.endStep(hidden: step.hidden)
    }
    return values
  }

  /// Which of several layers that do the same it is; nothing if there is one.
  private static func depth(of trace: LayerTrace, in model: Model) -> Phrase {
    guard model.units.count > 1 else { return "" }
    let same = model.checkpoint.architecture.layers.prefix(trace.layer).count { $0.role == trace.role }
    return ", layer \(same + 1)"
  }
}

extension Inspection {
  /// A gate or a state.
  package struct Quantity {
    /// What it is called.
    package let name: QuantityName
    /// Which values it can have.
    package let range: ValueRange
    /// Its values at a step, `[units]`.
    package let values: (StepTrace) -> [Float]
  }

  /// Which values a quantity can have.
  package enum ValueRange: Sendable {
    /// 0 … 1
    case unit
    /// −1 … 1
    case signedUnit
    /// Any, below zero too.
    case signed
  }

  /// Gates, candidate and states, in the order they are shown in.
  package var quantities: [Quantity] {
    let hidden = Quantity(name: .hiddenState, range: .signed) { $0.hidden }
    switch layer.cell.kind {
    case .srn: return [hidden]
    case .gru: return [gate(.updateGate), gate(.resetGate), gate(.candidate, .signedUnit), hidden]
    case .lstm:
      return [
        gate(.inputGate), gate(.forgetGate), gate(.outputGate), gate(.candidate, .signedUnit),
        Quantity(name: .memoryCell, range: .signed) { $0.memory }, hidden,
      ]
    }
  }

  private func gate(_ name: QuantityName, _ range: ValueRange = .unit) -> Quantity {
    let index = layer.index(of: name)
    return Quantity(name: name, range: range) { $0.gates[index] }
  }
}

extension LayerTrace {
  /// Where a gate stands among those that a step keeps.
  func index(of gate: QuantityName) -> Int { cell.cell.gateNames.firstIndex(of: gate.rawValue) ?? 0 }
}
