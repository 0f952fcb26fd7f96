package import Phrases
package import Recurrent

/// What a layer computed as it read, with names for its steps, gates and states.
package struct Inspection {
  /// What the layer computed.
  package let trace: LayerTrace
  /// What was read, by which model, in which layer: `3+361, lstm 8, encoder`.
  package let title: Phrase
  /// What the steps are called.
  package let steps: StepNames

  /// Lets a model read, and keeps what one of its recurrent layers computed.
  ///
  /// - Parameter layer: which recurrent layer, from 0; those that write come after those that read.
  /// - Throws: `TrainingError.dataDoesNotFit` if the model was made for other data.
  package init(_ model: Model, reading: Reading, layer: Int) throws(TrainingError) {
    trace = try Inspector(model.checkpoint, isStateful: model.isStateful).traces(of: reading.data)[layer]
    let isEncoder = trace.role == .encoder
    steps = (isEncoder ? nil : reading.writes) ?? reading.reads
    let side: Phrase = isEncoder ? "encoder" : "decoder"
    let reader: Phrase = "\(reading.name), \(model.name)"
    let place: Phrase = reading.writes == nil ? reader : "\(reader), \(side)"
    title = "\(place)\(Self.depth(of: trace, in: model))"
  }

  /// Which of several layers that do the same it is; nothing if there is one.
  private static func depth(of trace: LayerTrace, in model: Model) -> Phrase {
    guard model.units.count > 1 else { return "" }
    let same = model.checkpoint.architecture.layers.prefix(trace.layer).count { $0.role == trace.role }
    return ", layer \(same + 1)"
  }

  /// How far a unit's hidden state moves over the steps.
  package func change(ofUnit unit: Int) -> Double {
    let values = trace.steps.map { Double($0.hidden[unit]) }
    return (values.max() ?? 0) - (values.min() ?? 0)
  }
}

extension Inspection {
  /// A gate or a state.
  package struct Quantity {
    /// What it is called.
    package let name: QuantityName
    /// Which values it can have.
    package let range: Range
    /// Its values at a step, `[units]`.
    package let values: (StepTrace) -> [Float]
  }

  /// Which values a quantity can have.
  package enum Range: Sendable {
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
    switch trace.cell.kind {
    case .srn: return [hidden]
    case .gru: return [gate(.updateGate), gate(.resetGate), gate(.candidate, .signedUnit), hidden]
    case .lstm:
      return [
        gate(.inputGate), gate(.forgetGate), gate(.outputGate), gate(.candidate, .signedUnit),
        Quantity(name: .memoryCell, range: .signed) { $0.memory }, hidden,
      ]
    }
  }

  private func gate(_ name: QuantityName, _ range: Range = .unit) -> Quantity {
    let index = trace.index(of: name)
    return Quantity(name: name, range: range) { $0.gates[index] }
  }
}

extension LayerTrace {
  /// Where a gate stands among those that a step keeps.
  func index(of gate: QuantityName) -> Int { cell.cell.gateNames.firstIndex(of: gate.rawValue) ?? 0 }
}
