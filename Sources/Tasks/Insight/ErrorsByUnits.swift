package import Recurrent

/// The test errors of several models by the units of their first layer.
package struct ErrorsByUnits {
  /// Models with the same cell and as many layers.
  package struct Line {
    /// Their cell.
    package let cell: CellKind
    /// How many recurrent layers they have.
    package let depth: Int
    /// The errors of those with so many units.
    package fileprivate(set) var errors: [Int: [Double]] = [:]

    /// Units and the mean error of the models with so many, by rising units.
    package var means: [(units: Int, error: Double)] {
      errors.keys.sorted().map { units in
        let errors = errors[units] ?? []
        return (units, errors.reduce(0, +) / Double(errors.count))
      }
    }

    /// Whether there are several models with the same units.
    package var hasSeveral: Bool { errors.values.contains { $0.count > 1 } }
  }

  /// In the order of their first models.
  package private(set) var lines: [Line] = []

  /// Judges models on a task.
  ///
  /// - Throws: `TrainingError` if a model was made for other data.
  package init(_ models: [Model], _ task: LearningTask) throws(TrainingError) {
    let definition = task.definition
    for model in models {
      let (cell, depth) = (model.cell.kind, model.units.count)
      let index = lines.firstIndex { $0.cell == cell && $0.depth == depth } ?? lines.count
      if index == lines.count { lines.append(Line(cell: cell, depth: depth)) }
      let error = try definition.judge(model.checkpoint, model.isStateful)
      lines[index].errors[model.units[0], default: []].append(error)
    }
  }

  /// All numbers of units, rising.
  package var units: [Int] {
    var all: [Int] = []
    for line in lines {
      for units in line.errors.keys where !all.contains(units) { all.append(units) }
    }
    return all.sorted()
  }
}
