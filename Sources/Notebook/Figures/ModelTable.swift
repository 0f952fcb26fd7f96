import CommandLanguage
import Phrases
import Recurrent
import Text

/// The table of a network's layers, their output shapes and parameters.
struct ModelTable {
  let architecture: Architecture

  var outputs: [Output] {
    var counts: [Int: Int] = [:]
    for plan in architecture.parameters { counts[plan.layer, default: 0] += plan.rows * plan.columns }
    var table = TextTable(columns: [
      .init("layer"), .init("output shape"), .init("parameters", alignment: .right),
    ])
    for (index, layer) in architecture.layers.enumerated() {
      table.rows.append([name(of: layer), shape(of: layer), groupedText(counts[index] ?? 0)])
    }
    let count: Output = .text("\(groupedText(architecture.parameterCount)) parameters in all")
    let dropout = architecture.cell.dropout
    guard dropout > 0 else { return [.table(table), count] }
    let inputs: Phrase = "dropout \(NumberLiteral.text(of: dropout)) on the inputs of recurrent layers in training"
    return [.table(table), count, .text(inputs)]
  }

  private func name(of layer: LayerPlan) -> String {
    let cell = architecture.cell.kind.rawValue
    switch layer.role {
    case .encoder: return architecture.decoderSteps == nil ? "\(cell) \(layer.units)" : "encoder \(cell) \(layer.units)"
    case .repeated: return "repeat \(layer.steps) times"
    case .decoder: return "decoder \(cell) \(layer.units)"
    case .dense: return "dense \(layer.units)" + (architecture.head == .softmax ? ", softmax" : "")
    }
  }

  private func shape(of layer: LayerPlan) -> String {
    layer.returnsSequences ? "[batch, \(layer.steps), \(layer.units)]" : "[batch, \(layer.units)]"
  }
}
