import Exchange
import Notebook
import NotebookTestSupport
import Tasks

extension Notebook {
  /// The model on the workbench, to be exported.
  func exported(_ format: ExportedModel.Format, as name: String) -> ExportedModel? {
    guard let model = workbench.model, let task = workbench.task else { return nil }
    return ExportedModel(model, task, as: format, named: name)
  }
}
