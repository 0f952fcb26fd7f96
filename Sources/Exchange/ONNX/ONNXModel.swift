import Notebook
import SwiftProtobuf
import Tasks

/// A model as a file of the Open Neural Network Exchange.
enum ONNXModel {
  /// The operators that are used are those of this version, which came with ONNX 1.12.
  private static let operators: Int64 = 17
  /// The form of the file that belongs to it.
  private static let form: Int64 = 8

  /// The bytes of the file.
  ///
  /// - Throws: `ModelExportError.tooLarge`: a message of Protocol Buffers has at most 2 GiB.
  static func bytes(of model: Model, _ task: LearningTask) throws(ModelExportError) -> [UInt8] {
    var message = Onnx_ModelProto()
    message.irVersion = form
    message.producerName = "Unroll"
    // A message is written in the order of its fields: the seal stands near the beginning.
    message.docString = HandOutSeal.open
    var version = Onnx_OperatorSetIdProto()
    version.domain = ""
    version.version = operators
    message.opsetImport = [version]
    message.metadataProps = [
      property("task", task.definition.name), property("model", model.name),
      property("epochs", String(model.checkpoint.epochs)),
    ]
    message.graph = graph(of: model, task)
    let bytes: [UInt8]? = try? message.serializedBytes()
    guard let bytes else { throw .tooLarge }
    return HandOutSeal.sealed(bytes)
  }

  private static func graph(of model: Model, _ task: LearningTask) -> Onnx_GraphProto {
    switch task {
    case .series(let preparation, _): SeriesGraph(model, preparation).graph.graph
    case .addition(let examples): AdditionGraph(model, examples).graph.graph
    }
  }

  private static func property(_ key: String, _ value: String) -> Onnx_StringStringEntryProto {
    var property = Onnx_StringStringEntryProto()
    (property.key, property.value) = (key, value)
    return property
  }
}
