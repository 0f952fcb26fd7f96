import Phrases
import Tasks

/// A model among others whose history is drawn.
struct ModelCurve {
  /// What the legend calls it.
  let name: String
  let model: Model

  /// A model under its own name.
  init(_ model: Model) { (name, self.model) = (model.name, model) }

  private init(name: String, model: Model) { (self.name, self.model) = (name, model) }

  /// The trained models of a session, the present one last. Where one goes on from another and has its name, their
  /// numbers tell them apart.
  static func all(of models: SessionModels, in language: Language) -> [ModelCurve] {
    let trained = models.presentLast.filter { !$0.model.history.isEmpty }
    return trained.map { entry in
      let others = trained.filter { $0.number != entry.number && $0.model.name == entry.model.name }
      let isAmbiguous = others.contains { $0.origin != nil || entry.origin != nil }
      return ModelCurve(
        name: isAmbiguous ? language.text("model \(entry.number): \(entry.model.name)") : entry.model.name,
        model: entry.model)
    }
  }
}
