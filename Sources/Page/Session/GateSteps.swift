import CommandLanguage
import Notebook
import Phrases
import Recurrent
import Tasks
import Text

/// What a page steps through below a command that shows gates: the gates and states of one unit as a table, a row a step.
struct GateSteps {
  /// The command that prints the table.
  let command: String
  /// The unit, from 1.
  let unit: Int
  /// Which recurrent layer, from 1.
  private let layer: Int

  /// - Parameters:
  ///   - text: a command of the page.
  ///   - unit: the unit; nil for the one that the command names, or the first.
  /// - Returns: nil if the command shows no gates.
  init?(_ text: String, unit: Int?) {
    guard let statements = Self.statements(of: text), statements.count == 1, let statement = statements.first,
      statement.command.text == "gates"
    else { return nil }
    var words = ["gates"]
    var (named, layer) = (1, 1)
    for argument in statement.arguments {
      switch argument {
      case .value: words.append(argument.description)
      case .option(let name, let value) where name.text == "layer": layer = Int(value.content.text) ?? layer
      case .option(let name, let value) where name.text == "unit": named = Int(value.content.text) ?? named
      case .option: break
      }
    }
    self.unit = unit ?? named
    self.layer = layer
    command = (words + ["layer=\(layer)", "unit=\(self.unit)", "as=numbers"]).joined(separator: " ")
  }

  private static func statements(of text: String) -> [Statement]? {
    do throws(Diagnostic) { return try Parser.parse(text) } catch { return nil }
  }

  /// Returns what the script of the page reads.
  ///
  /// - Parameter notebook: as the command has left it.
  /// - Returns: nil if the table cannot be made.
  func json(_ notebook: Notebook) -> String? {
    var notebook = notebook
    let answer = notebook.run(command)
    guard !answer.failed, let model = notebook.workbench.model else { return nil }
    let layers = model.checkpoint.architecture.layers.filter { $0.role == .encoder || $0.role == .decoder }
    guard layers.indices.contains(layer - 1) else { return nil }
    for case .table(let table) in answer.outputs {
      let shown = table.translated(notebook.language.heading)
      let rows = shown.rows.map { JSONObject.array($0) }.joined(separator: ",")
      return JSONObject.text([
        ("unit", String(unit)), ("units", String(layers[layer - 1].units)),
        ("columns", JSONObject.array(shown.columns.map { $0.title })), ("rows", "[\(rows)]"),
      ])
    }
    return nil
  }
}
