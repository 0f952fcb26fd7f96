import Recurrent
import Tasks

/// The result of a training, which can be written to a file and restored later without training again.
///
/// It names all that the result follows from: the engine's version, the data, the network, the optimizer, the options
/// and the weights that the training began with. It is taken for the result of no other training.
///
/// The file is one of tensors, with a checksum; its arrays are flat, since it is read for the same network alone.
package struct TrainingSnapshot: Sendable, Equatable {
  /// All that the result follows from, but for the number of epochs.
  package let origin: String
  /// The command of the training, as a session records it.
  package let command: String
  /// Whether the state was carried from one step of the optimizer to the next.
  package let isStateful: Bool
  /// How many epochs the model has learned for.
  package let epochs: Int
  /// All weights, in the order of the model's checkpoint.
  package let weights: [Float]
  /// The optimizer's first moments, one for each weight.
  package let m: [Float]
  /// The optimizer's second moments, one for each weight.
  package let v: [Float]
  /// Adam's β₁ to the power of the steps so far.
  package let beta1Power: Double
  /// Adam's β₂ to the power of the steps so far.
  package let beta2Power: Double
  /// What each epoch showed.
  package let history: [EpochRecord]

  /// - Parameters:
  ///   - command: the command of the training.
  ///   - training: the training.
  ///   - start: the model before it.
  ///   - model: the model after it, or after a part of its epochs.
  package init(command: String, of training: TaskTraining, from start: Model, to model: Model) {
    origin = training.origin(start)
    self.command = command
    isStateful = model.isStateful
    epochs = model.checkpoint.epochs
    weights = model.checkpoint.weights
    (m, v) = (model.checkpoint.memory.m, model.checkpoint.memory.v)
    (beta1Power, beta2Power) = (model.checkpoint.memory.beta1Power, model.checkpoint.memory.beta2Power)
    history = model.history
  }

  /// Returns the model after a training, or nil if this is not what the training comes to.
  package func applied(to model: Model, by training: TaskTraining) -> Model? {
    let count = epochs - model.checkpoint.epochs
    guard weights.count == model.checkpoint.weights.count, count >= 0,
      history.count == model.history.count + count, history.starts(with: model.history)
    else { return nil }
    let outcome = training.stopping.outcome(of: history[model.history.count...])
    guard count == training.epochs || count < training.epochs && outcome.endsAfter == count,
      origin == training.origin(model)
    else { return nil }
    var result = model
    result.isStateful = isStateful
    result.history = history
    result.keptEpoch = outcome.best?.epoch
    result.checkpoint.epochs = epochs
    result.checkpoint.weights = weights
    result.checkpoint.memory.m = m
    result.checkpoint.memory.v = v
    result.checkpoint.memory.beta1Power = beta1Power
    result.checkpoint.memory.beta2Power = beta2Power
    return training.recorded(result, from: model)
  }

  // MARK: bytes

  /// What the file says that it is.
  private static let form = "training 3"
  /// How files began before they were files of tensors.
  private static let magic = Array("unroll training 2\n".utf8)

  /// The bytes of a file.
  package var bytes: [UInt8] {
    var file = TensorFile()
    file.describe("unroll", Self.form)
    file.describe("command", command)
    file.describe("origin", origin)
    file.describe("stateful", isStateful ? "yes" : "no")
    file.describe("epochs", String(epochs))
    file.add(Tensor("weights", [weights.count], floats: weights[...]))
    file.add(Tensor("optimizer/m", [m.count], floats: m[...]))
    file.add(Tensor("optimizer/v", [v.count], floats: v[...]))
    file.add(Tensor("optimizer/beta_powers", doubles: [beta1Power, beta2Power]))
    file.add(history)
    file.seal()
    // It fails only for names that are there twice.
    return (try? file.bytes()) ?? []
  }

  /// Reads the bytes of a file; nil if they are damaged or something else. Files of earlier versions are read as well.
  package init?(bytes: [UInt8]) {
    if bytes.starts(with: Self.magic) { self.init(oldBytes: bytes) } else { self.init(tensors: bytes) }
  }

  private init?(tensors bytes: [UInt8]) {
    guard let file = try? TensorFile(reading: bytes), file.remark("unroll") == Self.form, file.isSealed,
      let command = file.remark("command"), let origin = file.remark("origin"),
      let epochs = file.remark("epochs").flatMap({ Int($0) }), epochs >= 0,
      let weights = file["weights"]?.floats, let m = file["optimizer/m"]?.floats, let v = file["optimizer/v"]?.floats,
      let powers = file["optimizer/beta_powers"]?.doubles, powers.count == 2, let history = try? file.history()
    else { return nil }
    (self.command, self.origin, self.epochs) = (command, origin, epochs)
    isStateful = file.remark("stateful") == "yes"
    (self.weights, self.m, self.v, self.history) = (weights, m, v, history)
    (beta1Power, beta2Power) = (powers[0], powers[1])
  }

  /// Reads the bytes of a file as earlier versions wrote it, little-endian and with a checksum at its end.
  private init?(oldBytes bytes: [UInt8]) {
    var reader = Reader(bytes: bytes[...])
    guard bytes.count > 8 else { return nil }
    var end = Reader(bytes: bytes.suffix(8))
    guard end.number() == Self.checksum(bytes.dropLast(8)) else { return nil }
    reader.bytes.removeFirst(Self.magic.count)
    guard let command = reader.text(), let origin = reader.text(),
      let stateful = reader.number(), let epochs = reader.count(), let beta1 = reader.number(),
      let beta2 = reader.number(), let weights = reader.floats(), let m = reader.floats(), let v = reader.floats(),
      let records = reader.count()
    else { return nil }
    var history: [EpochRecord] = []
    for _ in 0..<records {
      guard let record = reader.record(), record.epoch > history.last?.epoch ?? 0 else { return nil }
      history.append(record)
    }
    (self.command, self.origin) = (command, origin)
    isStateful = stateful == 1
    self.epochs = epochs
    (self.weights, self.m, self.v, self.history) = (weights, m, v, history)
    (beta1Power, beta2Power) = (Double(bitPattern: beta1), Double(bitPattern: beta2))
  }

  /// FNV-1a with 64 bits.
  private static func checksum(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }
}

/// Reads values from bytes. Each function returns nil if there are too few bytes.
private struct Reader {
  var bytes: ArraySlice<UInt8>

  /// Reads a number of eight bytes.
  mutating func number() -> UInt64? {
    guard bytes.count >= 8 else { return nil }
    defer { bytes.removeFirst(8) }
    return bytes.prefix(8).reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }

  /// Reads a count; nil also if it is larger than that of any training.
  mutating func count() -> Int? { number().flatMap { $0 <= 1 << 40 ? Int(exactly: $0) : nil } }

  /// Reads bytes after their count.
  mutating func block() -> ArraySlice<UInt8>? {
    guard let count = count(), bytes.count >= count else { return nil }
    defer { bytes.removeFirst(count) }
    return bytes.prefix(count)
  }

  /// Reads text after the count of its bytes.
  mutating func text() -> String? { block().flatMap { String(validating: $0, as: UTF8.self) } }

  /// Reads numbers of four bytes after their count.
  mutating func floats() -> [Float]? {
    guard let count = count(), bytes.count >= count * 4 else { return nil }
    defer { bytes.removeFirst(count * 4) }
    let start = bytes.startIndex
    return (0..<count).map { index in
      let at = start + 4 * index
      return Float(
        bitPattern: UInt32(bytes[at]) | UInt32(bytes[at + 1]) << 8 | UInt32(bytes[at + 2]) << 16
          | UInt32(bytes[at + 3]) << 24)
    }
  }

  /// Reads the record of an epoch.
  mutating func record() -> EpochRecord? {
    guard let epoch = count(), let loss = number(), let accuracy = number(), let kind = number() else { return nil }
    var validation: EpochRecord.Validation?
    if kind == 1 || kind == 2 {
      guard let loss = number() else { return nil }
      var answers: EpochRecord.Answers?
      if kind == 1 {
        guard let accuracy = number(), let exact = number(), let ofTen = count() else { return nil }
        answers = .init(
          accuracy: Double(bitPattern: accuracy), exact: Double(bitPattern: exact), ofTen: ofTen)
      }
      validation = .init(loss: Double(bitPattern: loss), answers: answers)
    }
    return EpochRecord(
      epoch: epoch, loss: Double(bitPattern: loss), accuracy: Double(bitPattern: accuracy), validation: validation)
  }
}
