package import Recurrent
private import Text

/// The weights of a Keras model that has the layers of a network, from a file of tensors.
///
/// If all arrays have the names that `Architecture.parameterNames` gives them, they are taken by these. Otherwise a layer
/// is what stands before the last `/` or `.` of a name, and one is recurrent if it has a recurrent kernel; layers are taken
/// in the order of the numbers in their names, an encoder before a decoder.
package struct KerasWeights {
  /// Where an array has gone.
  package struct Move: Sendable, Equatable {
    /// Its name in the file.
    package let from: String
    /// Its name here.
    package let to: String
    /// Its shape, as it is shown: `[8, 32]`.
    package let shape: String
  }

  /// All weights, laid out by `Architecture.parameters`.
  package private(set) var flat: [Float]
  /// Where each array has gone, in the order of the parameters.
  package private(set) var moves: [Move] = []
  /// Arrays of the file that have gone nowhere; none of a model that Unroll saved.
  package private(set) var unused: [String] = []

  /// Reads the bytes of a file.
  ///
  /// - Parameter areFinite: whether all weights must be.
  /// - Throws: `WeightsError`, which says what does not fit.
  package init(
    reading bytes: [UInt8], into architecture: Architecture, areFinite: Bool = true
  ) throws(WeightsError) {
    let file: TensorFile
    do throws(TensorFileError) { file = try TensorFile(reading: bytes) } catch { throw .tensors(error) }
    let sources = try Self.sources(in: file, architecture)
    // Recurrent kernels first: they tell best what the file is of.
    let pairs = Array(zip(sources, architecture.parameters))
    for (source, plan) in pairs where plan.role == .recurrentKernel { try Self.check(source, plan, architecture) }
    for (source, plan) in pairs { try Self.check(source, plan, architecture) }
    flat = [Float](repeating: 0, count: architecture.weightCount)
    for (source, (plan, name)) in zip(sources, zip(architecture.parameters, architecture.parameterNames)) {
      guard let values = source.rounded, values.count == plan.rows * plan.columns else { throw .type(source.name) }
      guard !areFinite || values.allSatisfy({ $0.isFinite }) else { throw .notFinite(source.name) }
      flat.replaceSubrange(plan.offset..<plan.offset + values.count, with: values)
      moves.append(Move(from: source.name, to: name, shape: WeightsError.text(source.shape)))
    }
    guard file.remark("unroll") == nil else { return }
    unused = file.tensors.map { $0.name }.filter { name in !sources.contains { $0.name == name } }
  }

  /// The array for each parameter.
  private static func sources(in file: TensorFile, _ architecture: Architecture) throws(WeightsError) -> [Tensor] {
    let named = architecture.parameterNames.compactMap { file[$0] }
    if named.count == architecture.parameters.count { return named }
    let layers = KerasLayer.all(in: file)
    let (recurrent, dense) = (layers.filter { $0.isRecurrent }, layers.filter { $0.isDense })
    let wanted = Set(architecture.parameters.map { $0.layer }).count - 1
    guard recurrent.count == wanted, dense.count == 1 else {
      throw .layers(recurrent: recurrent.count, dense: dense.count, expected: wanted)
    }
    var found: [Tensor] = []
    var layer = -1
    var next = 0
    for plan in architecture.parameters {
      if plan.layer != layer {
        layer = plan.layer
        next += 1
      }
      let source = next <= wanted ? recurrent[next - 1] : dense[0]
      guard let tensor = source[plan.role] else { throw .missing(plan.role.rawValue, layer: source.name) }
      found.append(tensor)
    }
    return found
  }

  /// Checks that an array has the shape of a parameter.
  private static func check(
    _ tensor: Tensor, _ plan: ParameterPlan, _ architecture: Architecture
  ) throws(WeightsError) {
    guard tensor.shape != plan.shape else { return }
    let cell = architecture.cell
    if cell.kind == .gru, plan.role == .bias, plan.columns == tensor.shape.last, tensor.shape.count <= 2 {
      throw .reset(tensor.name, isAfter: tensor.shape.count == 2)
    }
    if plan.role == .recurrentKernel, let units = tensor.shape.first, units > 0, tensor.shape.count == 2,
      let kind = CellKind.allCases.first(where: { CellOptions($0).cell.gateNames.count == tensor.shape[1] / units }),
      tensor.shape[1].isMultiple(of: units)
    {
      throw .otherCell(tensor.name, found: kind, units: units, expected: Model.name(cell, units: architecture.units))
    }
    throw .shape(tensor.name, found: tensor.shape, expected: plan.shape)
  }
}

/// The arrays of a layer.
private struct KerasLayer {
  /// What stands before the names of its arrays.
  let name: String
  private var arrays: [(role: ParameterPlan.Role, tensor: Tensor)] = []

  private init(name: String) { self.name = name }

  /// The array of a role; nil if it has none.
  subscript(role: ParameterPlan.Role) -> Tensor? { arrays.first { $0.role == role }?.tensor }

  var isRecurrent: Bool { self[.recurrentKernel] != nil }
  var isDense: Bool { !isRecurrent && self[.kernel] != nil }

  /// The layers of a file, in order.
  static func all(in file: TensorFile) -> [KerasLayer] {
    var layers: [KerasLayer] = []
    for tensor in file.tensors {
      guard let (name, role) = parts(of: tensor.name) else { continue }
      let place = layers.firstIndex { $0.name == name } ?? layers.count
      if place == layers.count { layers.append(KerasLayer(name: name)) }
      layers[place].arrays.append((role: role, tensor: tensor))
    }
    return layers.sorted { Self.precedes($0.name, $1.name) }
  }

  /// The layer and the role that a name tells: `1/lstm/lstm_cell/kernel:0` is the kernel of `1/lstm/lstm_cell`.
  private static func parts(of name: String) -> (layer: String, role: ParameterPlan.Role)? {
    let whole = name.utf8.split(separator: UInt8(ascii: ":")).first ?? name.utf8[...]
    let separators = [UInt8(ascii: "/"), UInt8(ascii: ".")]
    guard let place = whole.lastIndex(where: { separators.contains($0) }) else { return nil }
    let word = String(Substring(whole[whole.index(after: place)...]))
    return ParameterPlan.Role(rawValue: word).map { (String(Substring(whole[..<place])), $0) }
  }

  /// Whether a layer comes before another: an encoder before a decoder, then by the numbers in their names.
  private static func precedes(_ one: String, _ other: String) -> Bool {
    let (first, second) = (rank(one), rank(other))
    if first != second { return first < second }
    return NaturalOrder.precedes(one, other)
  }

  private static func rank(_ name: String) -> Int {
    let name = name.lowercased()
    return holds(name, "decoder") ? 2 : holds(name, "encoder") ? 0 : 1
  }

  /// Whether a name has such a part. Embedded Swift does not look for text in text.
  private static func holds(_ name: String, _ part: String) -> Bool {
    let (bytes, part) = (Array(name.utf8), Array(part.utf8))
    guard bytes.count >= part.count else { return false }
    return (0...bytes.count - part.count).contains { bytes[$0..<$0 + part.count].elementsEqual(part) }
  }
}

/// Names in the order in which people count: `lstm`, `lstm_2`, `lstm_10`.
private enum NaturalOrder {
  static func precedes(_ one: String, _ other: String) -> Bool {
    var (first, second) = (one.utf8[...], other.utf8[...])
    while let left = first.first, let right = second.first {
      if isDigit(left), isDigit(right) {
        let (a, b) = (takeNumber(&first), takeNumber(&second))
        if a.count != b.count { return a.count < b.count }
        if a != b { return a.lexicographicallyPrecedes(b) }
      } else {
        if left != right { return left < right }
        first = first.dropFirst()
        second = second.dropFirst()
      }
    }
    return first.isEmpty && !second.isEmpty
  }

  private static func isDigit(_ byte: UInt8) -> Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte }

  /// The digits at the beginning, without zeros before them.
  private static func takeNumber(_ text: inout Substring.UTF8View) -> [UInt8] {
    let digits = Array(text.prefix { isDigit($0) })
    text = text.dropFirst(digits.count)
    return Array(digits.drop { $0 == UInt8(ascii: "0") })
  }
}
