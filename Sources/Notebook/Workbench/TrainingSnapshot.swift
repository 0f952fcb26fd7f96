import Tasks

/// A training run's result as bytes, to have it again without training: little-endian, a checksum at the end.
package struct TrainingSnapshot: Sendable, Equatable {
  /// The command that leads here, as a session records it.
  package let command: String
  package let isStateful: Bool
  package let epochs: Int
  package let weights: [Float]
  package let m: [Float]
  package let v: [Float]
  package let beta1Power: Double
  package let beta2Power: Double
  package let history: [EpochRecord]

  /// What training a model came to.
  package init(command: String, model: Model) {
    self.command = command
    isStateful = model.isStateful
    epochs = model.checkpoint.epochs
    weights = model.checkpoint.weights
    (m, v) = (model.checkpoint.memory.m, model.checkpoint.memory.v)
    (beta1Power, beta2Power) = (model.checkpoint.memory.beta1Power, model.checkpoint.memory.beta2Power)
    history = model.history
  }

  /// The model after training, if this is what training it for so many epochs comes to.
  package func applied(to model: Model, epochs count: Int) -> Model? {
    guard weights.count == model.checkpoint.weights.count, epochs == model.checkpoint.epochs + count,
      history.count == model.history.count + count, history.starts(with: model.history)
    else { return nil }
    var result = model
    result.isStateful = isStateful
    result.history = history
    result.checkpoint.epochs = epochs
    result.checkpoint.weights = weights
    result.checkpoint.memory.m = m
    result.checkpoint.memory.v = v
    result.checkpoint.memory.beta1Power = beta1Power
    result.checkpoint.memory.beta2Power = beta2Power
    return result
  }

  // MARK: bytes

  private static let magic = Array("unroll training 1\n".utf8)

  /// The bytes of a file.
  package var bytes: [UInt8] {
    var bytes = Self.magic
    bytes.append(Array(command.utf8))
    for number in [isStateful ? 1 : 0, epochs] { bytes.append(number: UInt64(number)) }
    for power in [beta1Power, beta2Power] { bytes.append(number: power.bitPattern) }
    for array in [weights, m, v] {
      bytes.append(number: UInt64(array.count))
      for value in array { withUnsafeBytes(of: value.bitPattern.littleEndian) { bytes.append(contentsOf: $0) } }
    }
    bytes.append(number: UInt64(history.count))
    for record in history {
      bytes.append(number: UInt64(record.epoch))
      for value in [record.loss, record.accuracy] { bytes.append(number: value.bitPattern) }
      bytes.append(number: record.validation == nil ? 0 : 1)
      guard let validation = record.validation else { continue }
      for value in [validation.loss, validation.accuracy, validation.exact] { bytes.append(number: value.bitPattern) }
      bytes.append(number: UInt64(validation.ofTen))
    }
    bytes.append(number: Self.checksum(bytes[...]))
    return bytes
  }

  /// Reads what `bytes` wrote; nil for anything else.
  package init?(bytes: [UInt8]) {
    var reader = Reader(bytes: bytes[...])
    guard bytes.count > 8, bytes.starts(with: Self.magic) else { return nil }
    var end = Reader(bytes: bytes.suffix(8))
    guard end.number() == Self.checksum(bytes.dropLast(8)) else { return nil }
    reader.bytes.removeFirst(Self.magic.count)
    guard let text = reader.block(), let command = String(validating: text, as: UTF8.self),
      let stateful = reader.number(), let epochs = reader.count(), let beta1 = reader.number(),
      let beta2 = reader.number(), let weights = reader.floats(), let m = reader.floats(), let v = reader.floats(),
      let records = reader.count()
    else { return nil }
    var history: [EpochRecord] = []
    for _ in 0..<records {
      guard let record = reader.record() else { return nil }
      history.append(record)
    }
    self.command = command
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

extension [UInt8] {
  fileprivate mutating func append(number: UInt64) {
    Swift.withUnsafeBytes(of: number.littleEndian) { append(contentsOf: $0) }
  }

  fileprivate mutating func append(_ block: [UInt8]) {
    append(number: UInt64(block.count))
    append(contentsOf: block)
  }
}

/// Takes bytes apart; nil where there are too few.
private struct Reader {
  var bytes: ArraySlice<UInt8>

  mutating func number() -> UInt64? {
    guard bytes.count >= 8 else { return nil }
    defer { bytes.removeFirst(8) }
    return bytes.prefix(8).reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }

  /// A count; none can be larger than the bytes that are left, or than any training.
  mutating func count() -> Int? { number().flatMap { $0 <= 1 << 40 ? Int($0) : nil } }

  mutating func block() -> ArraySlice<UInt8>? {
    guard let count = count(), bytes.count >= count else { return nil }
    defer { bytes.removeFirst(count) }
    return bytes.prefix(count)
  }

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

  mutating func record() -> EpochRecord? {
    guard let epoch = count(), let loss = number(), let accuracy = number(), let isValidated = number() else {
      return nil
    }
    var validation: EpochRecord.Validation?
    if isValidated == 1 {
      guard let loss = number(), let accuracy = number(), let exact = number(), let ofTen = count() else { return nil }
      validation = .init(
        loss: Double(bitPattern: loss), accuracy: Double(bitPattern: accuracy), exact: Double(bitPattern: exact),
        ofTen: ofTen)
    }
    return EpochRecord(
      epoch: epoch, loss: Double(bitPattern: loss), accuracy: Double(bitPattern: accuracy), validation: validation)
  }
}
