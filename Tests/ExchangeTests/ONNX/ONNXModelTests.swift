import Exchange
import Foundation
import Notebook
import NotebookTestSupport
import Recurrent
import SwiftProtobuf
import Testing

/// What an ONNX file holds. Whether onnxruntime computes the same with it is for check-peers.py to see.
@Suite struct ONNXModelTests {
  private func message(_ lines: String...) throws -> (file: Onnx_ModelProto, weights: Checkpoint) {
    var notebook = prompt()
    for line in lines { #expect(!notebook.run(line).failed, "\(line)") }
    let exported = try #require(notebook.exported(.onnx, as: "a.onnx"))
    let bytes = try #require(try exported.files().first?.bytes)
    return (try Onnx_ModelProto(serializedBytes: bytes), exported.model.checkpoint)
  }

  /// The elements of a constant.
  private func floats(_ name: String, _ file: Onnx_ModelProto) throws -> [Float] {
    let tensor = try #require(file.graph.initializer.first { $0.name == name })
    let bytes = Array(tensor.rawData)
    #expect(bytes.count == tensor.dims.reduce(4) { $0 * Int($1) })
    return stride(from: 0, to: bytes.count, by: 4).map { place in
      Float(bitPattern: (0..<4).reduce(UInt32(0)) { $0 | UInt32(bytes[place + $1]) << UInt32(8 * $1) })
    }
  }

  private func attribute(_ name: String, of operation: String, _ file: Onnx_ModelProto) -> Onnx_AttributeProto? {
    file.graph.node.first { $0.opType == operation }?.attribute.first { $0.name == name }
  }

  @Test func versions() throws {
    let file = try message("load sales", "model lstm 2").file
    #expect(file.irVersion == 8 && file.opsetImport.map(\.version) == [17] && file.producerName == "Unroll")
    #expect(file.metadataProps.map { $0.key + "=" + $0.value } == ["task=sales", "model=lstm 2", "epochs=0"])
  }

  /// Keras' gates are i, f, candidate, o in columns; ONNX' are i, o, f, c in rows.
  @Test func gatesOfAnLSTM() throws {
    let (file, checkpoint) = try message("load sales", "model lstm 2")
    let kernel = checkpoint.weights[0..<8]
    #expect(try floats("layer_0_W", file) == [0, 1, 6, 7, 2, 3, 4, 5].map { kernel[$0] })
    let recurrent = try #require(checkpoint.architecture.parameters.first { $0.role == .recurrentKernel })
    // Row by row: a gate's unit, and what each hidden unit is multiplied with.
    let expected = [0, 1, 6, 7, 2, 3, 4, 5].flatMap { column in
      (0..<2).map { checkpoint.weights[recurrent.offset + $0 * 8 + column] }
    }
    #expect(try floats("layer_0_R", file) == expected)
    // The forget gate's bias is 1 at first, and the hidden state's biases are none of Keras'.
    #expect(try floats("layer_0_B", file) == [0, 0, 0, 0, 1, 1, 0, 0] + Array(repeating: 0, count: 8))
    #expect(attribute("hidden_size", of: "LSTM", file)?.i == 2)
    // onnxruntime refuses the other layout.
    #expect(attribute("layout", of: "LSTM", file)?.i == 0)
  }

  @Test(arguments: [(true, 1), (false, 0)])
  func resetGate(isAfter: Bool, value: Int64) throws {
    let file = try message("load sales", "model gru 3 reset_after=\(isAfter ? "yes" : "no")").file
    #expect(attribute("linear_before_reset", of: "GRU", file)?.i == value)
    #expect(try floats("layer_0_B", file).count == 18)
  }

  @Test(arguments: [
    ("lstm", "LSTM", ["HardSigmoid", "Tanh", "Tanh"]), ("gru", "GRU", ["HardSigmoid", "Tanh"]),
  ])
  func hardSigmoid(cell: String, operation: String, names: [String]) throws {
    let file = try message("load sales", "model \(cell) 3 recurrent_activation=hard_sigmoid").file
    #expect(attribute("activations", of: operation, file)?.strings == names.map { Data($0.utf8) })
    let plain = try message("load sales", "model \(cell) 3").file
    #expect(attribute("activations", of: operation, plain) == nil)
  }

  @Test func aStateGoesInAndOut() throws {
    let file = try message("load sales", "model lstm 3 2").file
    #expect(file.graph.input.map(\.name) == ["previous", "values", "hidden_1", "memory_1", "hidden_2", "memory_2"])
    #expect(
      file.graph.output.map(\.name) == [
        "forecasts", "next_hidden_1", "next_memory_1", "next_hidden_2", "next_memory_2",
      ]
    )
    let simple = try message("load sales", "model srn 3").file
    #expect(simple.graph.input.map(\.name) == ["previous", "values", "hidden_1"])
  }

  @Test func aWindowHasNoState() throws {
    let file = try message("load sales window=6 horizon=2", "model gru 3").file
    #expect(file.graph.input.map(\.name) == ["values"] && file.graph.output.map(\.name) == ["forecasts"])
    #expect(file.graph.input.first?.type.tensorType.shape.dim.last?.dimValue == 7)
    #expect(file.graph.output.first?.type.tensorType.shape.dim.last?.dimValue == 2)
  }

  @Test func anEncoderAndADecoder() throws {
    let file = try message("load addition digits=2 examples=100", "model gru 4 3").file
    #expect(file.graph.node.filter { $0.opType == "GRU" }.count == 4)
    #expect(file.graph.output.map(\.name) == ["answers", "probabilities"])
  }

  /// Every name that is read was made before, and none is made twice.
  @Test(arguments: ["model lstm 3 2", "model srn 2", "model gru 2 2 2 reset_after=no"])
  func namesAreMadeOnceAndBeforeTheyAreRead(model: String) throws {
    for load in ["load sales", "load sales window=4", "load addition digits=1 examples=20"] {
      let graph = try message(load, model).file.graph
      var made = graph.input.map(\.name) + graph.initializer.map(\.name)
      for node in graph.node {
        for name in node.input where !name.isEmpty { #expect(made.contains(name), "\(name)") }
        made += node.output.filter { !$0.isEmpty }
      }
      #expect(Set(made).count == made.count)
      for output in graph.output { #expect(made.contains(output.name)) }
      #expect(Set(graph.node.map(\.name)).count == graph.node.count)
    }
  }
}
