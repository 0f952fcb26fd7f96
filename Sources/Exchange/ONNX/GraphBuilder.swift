import Foundation

/// Builds an ONNX graph: nodes in the order in which they run, and constants.
struct GraphBuilder {
  /// The graph so far.
  private(set) var graph = Onnx_GraphProto()
  private var names: [String: Int] = [:]

  /// - Parameters:
  ///   - name: of the graph.
  ///   - description: what it computes, in a sentence.
  init(name: String, description: String) {
    graph.name = name
    graph.docString = description
  }

  // MARK: what goes in and comes out

  /// A side of an array: a number, or a name for one that is known only when the graph runs.
  enum Side: ExpressibleByIntegerLiteral, ExpressibleByStringLiteral {
    case count(Int)
    case named(String)

    init(integerLiteral value: Int) { self = .count(value) }
    init(stringLiteral value: String) { self = .named(value) }
  }

  /// The elements of an array.
  enum Element {
    case float, double, int32

    var code: Onnx_TensorProto.DataType {
      switch self {
      case .float: .float
      case .double: .double
      case .int32: .int32
      }
    }
  }

  /// Declares an input of the graph.
  ///
  /// - Parameter description: what it is, for whoever looks at the file.
  /// - Returns: its name.
  mutating func input(_ name: String, _ element: Element, _ shape: [Side], _ description: String) -> String {
    graph.input.append(Self.value(name, element, shape, description))
    return name
  }

  /// Declares an output of the graph; a node must have made it.
  mutating func output(_ name: String, _ element: Element, _ shape: [Side], _ description: String) {
    graph.output.append(Self.value(name, element, shape, description))
  }

  private static func value(
    _ name: String, _ element: Element, _ shape: [Side], _ description: String
  ) -> Onnx_ValueInfoProto {
    var tensor = Onnx_TypeProto.Tensor()
    tensor.elemType = Int32(element.code.rawValue)
    tensor.shape.dim = shape.map { side in
      var dimension = Onnx_TensorShapeProto.Dimension()
      switch side {
      case .count(let count): dimension.dimValue = Int64(count)
      case .named(let name): dimension.dimParam = name
      }
      return dimension
    }
    var value = Onnx_ValueInfoProto()
    value.name = name
    value.type.tensorType = tensor
    value.docString = description
    return value
  }

  // MARK: constants

  /// Adds an array of floats.
  ///
  /// - Returns: its name.
  mutating func constant(_ name: String, _ values: some Collection<Float>, shape: [Int]) -> String {
    add(name, .float, shape, values.map { $0.bitPattern.littleEndian })
  }

  /// Adds an array of doubles.
  mutating func constant(_ name: String, _ values: [Double], shape: [Int]) -> String {
    add(name, .double, shape, values.map { $0.bitPattern.littleEndian })
  }

  /// Adds a row of 32-bit whole numbers.
  mutating func constant(_ name: String, _ values: [Int32]) -> String {
    add(name, .int32, [values.count], values.map { $0.littleEndian })
  }

  /// Adds a row of 64-bit whole numbers, which axes and shapes are.
  mutating func constant(_ name: String, _ values: [Int64]) -> String {
    add(name, .int64, [values.count], values.map { $0.littleEndian })
  }

  /// - Parameter words: the elements, little-endian.
  private mutating func add<Word>(
    _ name: String, _ type: Onnx_TensorProto.DataType, _ shape: [Int], _ words: [Word]
  ) -> String {
    var tensor = Onnx_TensorProto()
    tensor.name = fresh(name)
    tensor.dims = shape.map { Int64($0) }
    tensor.dataType = Int32(type.rawValue)
    tensor.rawData = words.withUnsafeBytes { Data($0) }
    graph.initializer.append(tensor)
    return tensor.name
  }

  // MARK: nodes

  /// A named value of a node.
  enum Attribute {
    case int(Int)
    case ints([Int])
    case strings([String])
  }

  /// Adds an operator with one output.
  ///
  /// - Parameters:
  ///   - inputs: names; empty for one that is left out.
  ///   - name: of the output; nil for one that follows from the operator.
  /// - Returns: the name of the output.
  @discardableResult
  mutating func node(
    _ operation: String, _ inputs: [String], _ attributes: [(String, Attribute)] = [], named name: String? = nil
  ) -> String {
    let output = name ?? fresh(operation.lowercased())
    add(operation, inputs, outputs: [output], attributes)
    return output
  }

  /// Adds an operator.
  ///
  /// - Parameter outputs: names; empty for one that nobody reads.
  mutating func add(
    _ operation: String, _ inputs: [String], outputs: [String], _ attributes: [(String, Attribute)] = []
  ) {
    var node = Onnx_NodeProto()
    node.opType = operation
    node.name = fresh(operation)
    node.input = inputs
    node.output = outputs
    node.attribute = attributes.map { Self.attribute($0, $1) }
    graph.node.append(node)
  }

  private static func attribute(_ name: String, _ value: Attribute) -> Onnx_AttributeProto {
    var attribute = Onnx_AttributeProto()
    attribute.name = name
    switch value {
    case .int(let number):
      attribute.type = .int
      attribute.i = Int64(number)
    case .ints(let numbers):
      attribute.type = .ints
      attribute.ints = numbers.map { Int64($0) }
    case .strings(let texts):
      attribute.type = .strings
      attribute.strings = texts.map { Data($0.utf8) }
    }
    return attribute
  }

  /// A name that nothing in the graph has yet: `add`, `add_2`, …
  private mutating func fresh(_ name: String) -> String {
    names[name, default: 0] += 1
    let count = names[name] ?? 1
    return count == 1 ? name : "\(name)_\(count)"
  }
}

extension GraphBuilder {
  /// Adds sides of length 1 at these places.
  mutating func unsqueeze(_ input: String, axes: [Int64]) -> String {
    node("Unsqueeze", [input, constant("axes", axes)])
  }

  /// Takes away sides of length 1 at these places.
  mutating func squeeze(_ input: String, axes: [Int64]) -> String {
    node("Squeeze", [input, constant("axes", axes)])
  }

  /// Puts the sides into another order.
  mutating func transpose(_ input: String, _ order: [Int], named name: String? = nil) -> String {
    node("Transpose", [input], [("perm", .ints(order))], named: name)
  }

  /// Turns elements into others.
  mutating func cast(_ input: String, to element: Element) -> String {
    node("Cast", [input], [("to", .int(element.code.rawValue))])
  }

  /// A part of an array along one axis.
  ///
  /// - Parameters:
  ///   - end: the place after the last; nil for all.
  ///   - step: −1 to go backwards.
  mutating func slice(_ input: String, axis: Int64, from start: Int64, to end: Int64?, step: Int64 = 1) -> String {
    let last = end ?? (step > 0 ? .max : .min)
    return node(
      "Slice",
      [
        input, constant("starts", [start]), constant("ends", [last]), constant("axes", [axis]),
        constant("steps", [step]),
      ])
  }
}
