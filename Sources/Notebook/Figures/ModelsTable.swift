import Recurrent
import Phrases
import Tasks
import Text

/// The models of a session side by side.
struct ModelsTable {
  let models: SessionModels
  /// How each of them does by the measure of its task, in the same order.
  let results: [Double]
  let measure: Measure
  let language: Language

  /// A row for each model, the present one marked.
  var table: TextTable {
    var table = TextTable(columns: [
      .init(""), .init("model", alignment: .right), .init("network"), .init("epochs", alignment: .right),
      .init("seed", alignment: .right), .init("from"), .init("loss", alignment: .right),
      .init(measure == .exact ? "exact %" : measure.rawValue, alignment: .right),
    ])
    let format = MeasureFormat(measure, of: results.filter { $0.isFinite })
    table.rows = zip(models.entries, results).map { entry, result in
      let model = entry.model
      return [
        entry.number == models.presentNumber ? "*" : "", String(entry.number), model.name,
        groupedText(model.checkpoint.epochs), String(model.checkpoint.seed), origin(of: entry),
        model.shownRecord.map { lossText($0.loss, places: measure == .exact ? 4 : 6) } ?? "–",
        result.isFinite ? format.text(result) : "–",
      ]
    }
    return table
  }

  /// Where it comes from.
  private func origin(of entry: SessionModels.Entry) -> String {
    guard let origin = entry.origin else { return "" }
    return language.text("\(origin.number) at \(groupedText(origin.epoch))")
  }

  /// What is said of models that a session has let go.
  static func letGo(_ gone: [SessionModels.Entry]) -> [Output] {
    gone.map {
      .text(
        "model \($0.number), \($0.model.name), was let go: a session keeps \(SessionModels.most) models, and not too large ones"
      )
    }
  }
}

extension Model {
  /// What the epoch showed whose weights it has; nil if it is not trained.
  var shownRecord: EpochRecord? {
    guard let epoch = keptEpoch else { return history.last }
    return history.last { $0.epoch == epoch }
  }
}
