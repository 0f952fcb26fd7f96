import Notebook
import Text

extension ExportedModel {
  /// The files that are written: the model, and what stands beside it.
  ///
  /// - Throws: `ModelExportError`.
  package func files() throws(ModelExportError) -> [HandOutFile] {
    guard model.checkpoint.weights.allSatisfy({ $0.isFinite }) else { throw .weightsNotFinite }
    return switch format {
    case .onnx: [HandOutFile(name: name, bytes: try ONNXModel.bytes(of: model, task))]
    case .python(let withPyTorch): try pythonFiles(withPyTorch: withPyTorch)
    }
  }
}

extension ExportedModel {
  /// The program for Keras, the file with weights and data, and the program for PyTorch if it is wanted.
  private func pythonFiles(withPyTorch: Bool) throws(ModelExportError) -> [HandOutFile] {
    let settings = ProgramSettings(model, task)
    let weights = HandOutFile(name: beside("-weights.safetensors"), bytes: try ProgramArrays(settings).bytes())
    let weightsName = beside("-weights.safetensors", withFolder: false)
    let keras = KerasProgram(settings, name: name.withoutFolder, weights: weightsName)
    var files = [HandOutFile(name: name, bytes: HandOutSeal.sealed(keras.text)), weights]
    guard withPyTorch else { return files }
    if let feature = settings.missingInPyTorch { throw .notInPyTorch(feature) }
    let program = PyTorchProgram(settings, name: beside("-pytorch.py", withFolder: false), weights: weightsName)
    files.append(HandOutFile(name: beside("-pytorch.py"), bytes: HandOutSeal.sealed(program.text)))
    return files
  }

  /// The name of a file beside the first one: `model-weights.safetensors` beside `model.py`.
  private func beside(_ ending: String, withFolder: Bool = true) -> String {
    let whole = withFolder ? name : name.withoutFolder
    return (whole.lowercased().hasSuffix(".py") ? String(whole.dropLast(3)) : whole) + ending
  }
}
