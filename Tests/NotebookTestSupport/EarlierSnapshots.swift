import Notebook
import Tasks

extension TrainingSnapshot {
  /// The bytes of a file as it was written before snapshots were files of tensors.
  package var earlierBytes: [UInt8] {
    var bytes = Array("unroll training 2\n".utf8)
    func add(_ number: UInt64, bytes count: Int = 8) {
      for place in 0..<count { bytes.append(UInt8(truncatingIfNeeded: number >> (8 * UInt64(place)))) }
    }
    for text in [command, origin] {
      add(UInt64(text.utf8.count))
      bytes += Array(text.utf8)
    }
    for number in [isStateful ? 1 : 0, epochs] { add(UInt64(number)) }
    for power in [beta1Power, beta2Power] { add(power.bitPattern) }
    for array in [weights, m, v] {
      add(UInt64(array.count))
      for value in array { add(UInt64(value.bitPattern), bytes: 4) }
    }
    add(UInt64(history.count))
    for record in history {
      add(UInt64(record.epoch))
      for value in [record.loss, record.accuracy] { add(value.bitPattern) }
      add(record.validation.map { $0.answers == nil ? 2 : 1 } ?? 0)
      guard let validation = record.validation else { continue }
      add(validation.loss.bitPattern)
      guard let answers = validation.answers else { continue }
      for value in [answers.accuracy, answers.exact] { add(value.bitPattern) }
      add(UInt64(answers.ofTen))
    }
    add(bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 })
    return bytes
  }
}
