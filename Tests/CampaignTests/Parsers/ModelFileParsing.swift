import Notebook
import NotebookTestSupport
import Storage
import Tasks
import Testing

/// Files of tensors and of models in this process.
@Suite(.onOwnThreads) struct ModelFileParsing {
  /// Whatever the bytes: an error, or tensors that fill the file and are written and read again.
  @Test func everyFileOfTensorsIsReadOrRefused() throws {
    let whole = try Self.model(["load sales", "model srn 1", "train 1"])
    let seeds = [whole, try Self.small.bytes()]
    Inputs.each("parsed tensors") { random in
      let changed = Self.changed(random.pick(seeds[0], seeds[1]), &random)
      guard let file = try? TensorFile(reading: changed) else { return nil }
      guard let again = try? TensorFile(reading: file.bytes()) else { return "not read again: \(changed.count) bytes" }
      return again.tensors.count == file.tensors.count && again.remarks == file.remarks ? nil : "read otherwise"
    }
  }

  /// Whatever a file says of itself, with a checksum that is right: an error, or a model that can be trained and written.
  @Test func everyModelIsReadOrRefused() throws {
    let seeds = [
      try Self.model(["load sales", "model srn 1", "train 1"]),
      try Self.model(["load sales window=2 validation=3", "model gru 1", "train 2 stop=best"]),
      try Self.model(["load addition digits=1 examples=20", "model lstm 1", "train 1"]),
    ]
    let files = try seeds.map { try TensorFile(reading: $0) }
    Inputs.each("parsed models") { random in
      guard let sealed = try? Self.mixed(files[random.below(files.count)], &random).bytes(),
        let file = try? ModelFile(reading: sealed),
        file.architecture.parameterCount < 10_000, let (model, task) = try? file.model(on: nil)
      else { return nil }
      guard let bytes = try? ModelFile.bytes(of: model, on: task, seed: file.seed, samplesDrawn: file.samplesDrawn),
        (try? ModelFile(reading: bytes)) != nil
      else { return "not written again" }
      guard task.definition.trainingCount < 100 else { return nil }
      _ = try? TaskTraining(task, epochs: 1).run(model)
      _ = try? model.after(epoch: model.knownEpochs.lowerBound, on: task, shouldStop: { true })
      return nil
    }
  }

  private static func model(_ lines: [String]) throws -> [UInt8] {
    let store = InMemoryFileStore()
    var notebook = prompt(store.files)
    for line in lines + ["save m.safetensors"] { _ = notebook.run(line) }
    return try #require(store.bytes("m.safetensors"))
  }

  private static var small: TensorFile {
    var file = TensorFile()
    file.describe("a", "b")
    file.add(Tensor("x", [2, 1], floats: [1, 2][...]))
    file.add(Tensor("y", integers: [3]))
    return file
  }

  /// Some bytes changed, with pieces of a header among them, and mostly with a length that is right.
  private static func changed(_ bytes: [UInt8], _ random: inout SeededRandom) -> [UInt8] {
    let pieces = [
      #""x":{"dtype":"F32","shape":[0],"data_offsets":[0,0]},"#, #""dtype":"I64""#, "[9223372036854775807]", "[0,4]",
      "\\u0000", "\\ud800", "{", "}", "[", "]", ",", "-1", "1e9", "\u{E9}", "\"__metadata__\":{}",
    ]
    let piece = pieces[random.below(pieces.count)]
    guard random.oneIn(2), bytes.count > 16 else { return KeptFiles.changed(bytes, with: Array(piece.utf8), &random) }
    let length = bytes.prefix(8).reversed().reduce(0) { $0 << 8 | Int($1) }
    let header = KeptFiles.changed(Array(bytes[8..<8 + length]), with: Array(piece.utf8), &random)
    let prefix = (0..<8).map { UInt8(truncatingIfNeeded: header.count >> (8 * $0)) }
    return prefix + header + bytes[(8 + length)...]
  }

  /// A file in which texts and arrays have changed, with a checksum.
  private static func mixed(_ file: TensorFile, _ random: inout SeededRandom) -> TensorFile {
    var result = TensorFile()
    let remarks = file.remarks.filter { $0.name != "checksum" }
    let (text, array) = (random.below(remarks.count), random.below(file.tensors.count))
    let changesText = random.oneIn(2)
    for (index, remark) in remarks.enumerated() {
      guard changesText, index == text else {
        result.describe(remark.name, remark.text)
        continue
      }
      if random.oneIn(8) { continue }
      let word = random.pick(
        "0", "-1", "1", "2", "7", "1000000", "1099511627776", "9223372036854775807", "yes", "no", "", " ", "lstm",
        "gru",
        "srn", "series", "addition", "[]", "[\"a\"]", remarks[random.below(remarks.count)].text, Odd.text(&random))
      result.describe(remark.name, word)
    }
    for (index, tensor) in file.tensors.enumerated() {
      guard !changesText, index == array else {
        result.add(tensor)
        continue
      }
      if random.oneIn(8) { continue }
      result.add(Self.changed(tensor, &random))
    }
    result.seal()
    return result
  }

  private static func changed(_ tensor: Tensor, _ random: inout SeededRandom) -> Tensor {
    if let integers = tensor.integers {
      let odd = [-1, 0, 1, 2, 1000, 1 << 40, Int.max, Int.min]
      return Tensor(
        tensor.name, integers: integers.map { random.oneIn(2) ? $0 : odd[random.below(odd.count)] })
    }
    let odd: [Double] = [0, -1, 1e-300, 1e15, 1e300, -1e300, .infinity, .nan]
    if let doubles = tensor.doubles {
      return Tensor(tensor.name, doubles: doubles.map { random.oneIn(2) ? $0 : odd[random.below(odd.count)] })
    }
    if let floats = tensor.floats {
      let values = floats.map { random.oneIn(2) ? $0 : Float(odd[random.below(odd.count)]) }
      return Tensor(tensor.name, random.oneIn(4) ? [values.count] : tensor.shape, floats: values[...])
    }
    return Tensor(tensor.name, bytes: KeptFiles.changed(Array(tensor.bytes ?? []), with: [0xFF], &random))
  }
}
