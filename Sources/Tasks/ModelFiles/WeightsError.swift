package import Phrases
package import Recurrent
private import Text

/// Why the weights of a file do not become those of a network.
package enum WeightsError: ExplainedError, Equatable {
  /// It is no file of tensors.
  case tensors(TensorFileError)
  /// There are other layers than the network has: so many recurrent ones, and one dense one.
  case layers(recurrent: Int, dense: Int, expected: Int)
  /// A layer lacks an array.
  case missing(String, layer: String)
  /// An array has another shape.
  case shape(String, found: [Int], expected: [Int])
  /// An array is of a layer with another cell, or with other units.
  case otherCell(String, found: CellKind, units: Int, expected: String)
  /// An array is of a GRU whose reset gate works elsewhere.
  case reset(String, isAfter: Bool)
  /// An array holds no floating-point numbers.
  case type(String)
  /// An array holds numbers that are not finite.
  case notFinite(String)

  /// What was found.
  package var message: Phrase {
    switch self {
    case .tensors(let error): error.message
    case .layers(let recurrent, let dense, let expected):
      """
      the file has \(recurrent) recurrent and \(dense) dense layers; the model has \(expected) recurrent and 1 dense
      """
    case .missing(let role, let layer): "\(quoted(layer)) has no \(quoted(role))"
    case .shape(let name, let found, let expected):
      "\(quoted(name)) has the shape \(Self.text(found)); the model needs \(Self.text(expected))"
    case .otherCell(let name, let kind, let units, let expected):
      "\(quoted(name)) is of \(kind.rawValue) \(units); the model is \(expected)"
    case .reset(let name, _): "\(quoted(name)) is of a GRU whose reset gate works at another place"
    case .type(let name): "\(quoted(name)) holds no floating-point numbers"
    case .notFinite(let name): "\(quoted(name)) holds numbers that are not finite"
    }
  }

  /// What to do about it.
  package var hint: Phrase {
    switch self {
    case .tensors(let error): error.hint
    case .layers: "make the model that the file has, or write these layers alone; \"help import\" shows how"
    case .missing: "write all weights of the layer; without a bias, write zeros"
    case .shape: "make the model that the file has first"
    case .otherCell(_, let kind, let units, _): "type for example \"model \(kind.rawValue) \(units)\" first"
    case .reset(_, let isAfter): "make the model with reset_after=\(isAfter ? "yes" : "no") first"
    case .type: "write the arrays as float32"
    case .notFinite: "add force=yes to take it all the same"
    }
  }

  /// A shape as it is shown: `[8, 32]`.
  static func text(_ shape: [Int]) -> String { "[" + shape.map { String($0) }.joined(separator: ", ") + "]" }
}
