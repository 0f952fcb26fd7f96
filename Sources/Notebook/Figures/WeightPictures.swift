import Phrases
import Plotting
import Recurrent
import Tasks

/// Pictures of the weights of a layer.
enum WeightPictures {
  /// The kernel and below it the recurrent kernel, a heat map for each gate; a column a unit.
  ///
  /// - Parameter layer: which recurrent layer, from 0.
  static func picture(_ model: Model, layer: Int, in language: Language) -> Picture {
    let architecture = model.checkpoint.architecture
    let recurrent = architecture.layers.enumerated().filter { $1.isRecurrent }.map { $0.offset }
    let index = recurrent[min(layer, recurrent.count - 1)]
    let plan = architecture.layers[index]
    let inputs =
      architecture.readsSymbols && index == 0
      ? CodingTable.alphabet.map(CodingTable.visible) : (1...max(plan.inputs, 1)).map(String.init)
    let name = language.text(model.title) + (recurrent.count > 1 ? language.text(", layer \(layer + 1)") : "")
    return .stack([
      .heatMaps(maps(model, index, .kernel, title: "\(name): kernel W, a row an input", rows: inputs, language)),
      .heatMaps(
        maps(
          model, index, .recurrentKernel, title: "\(name): recurrent kernel U, a row a unit before",
          rows: (1...plan.units).map(String.init), language)),
    ])
  }

  private static func maps(
    _ model: Model, _ layer: Int, _ role: ParameterPlan.Role, title: Phrase, rows: [String], _ language: Language
  ) -> HeatMaps {
    let checkpoint = model.checkpoint
    let units = checkpoint.architecture.layers[layer].units
    guard let plan = checkpoint.architecture.parameters.first(where: { $0.layer == layer && $0.role == role }) else {
      return HeatMaps(title: language.text(title))
    }
    let values = checkpoint.weights[plan.offset..<plan.offset + plan.rows * plan.columns].map { Double($0) }
    let scale = ValueScale.fitting(values)
    let maps = model.cell.cell.gateNames.enumerated().map { gate, name in
      let known = QuantityName(rawValue: name)
      return HeatMaps.Map(
        title: known.map { language.text($0.phrase) } ?? name,
        shortTitle: known.map { language.text($0.short) } ?? name, scale: scale,
        values: (0..<plan.rows).map { row in
          Array(values[row * plan.columns + gate * units..<row * plan.columns + (gate + 1) * units])
        })
    }
    return HeatMaps(
      title: language.text(title), maps: maps, rowNames: rows, columnNames: (1...units).map(String.init),
      columnTitle: language.text("units"),
      rowNoun: language.text(role == .kernel ? "inputs" : "units"),
      rowWeights: (0..<plan.rows).map { row in
        values[row * plan.columns..<(row + 1) * plan.columns].reduce(0) { $0 + $1.magnitude }
      }, weightNote: language.text("those with the largest weights"), words: .words(in: language))
  }
}

extension LayerPlan {
  /// Whether the layer has a cell.
  var isRecurrent: Bool { role == .encoder || role == .decoder }
}
