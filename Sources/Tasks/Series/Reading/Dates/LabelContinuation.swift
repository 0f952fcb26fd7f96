/// How labels go on after the end of a series.
enum LabelContinuation: Sendable {
  /// Dates at a frequency.
  case dates(LabelWriter, last: CivilTime, Frequency)
  /// A number in a text that stays the same: `36`, `第36期`.
  case counted(CountedLabel, step: Int64)
  /// Labels that were kept, the next one first.
  case listed([String])
  case none

  init(writer: LabelWriter?, last: CivilTime, frequency: Frequency) {
    if let writer, frequency.unit != .rows { self = .dates(writer, last: last, frequency) } else { self = .none }
  }

  /// Of labels that count: each is the one before with a number greater (or less) by the same step.
  init(counting labels: [String]) {
    let parts = labels.suffix(1000).compactMap { CountedLabel($0) }
    guard let last = parts.last, parts.count > 1, parts.count == min(labels.count, 1000),
      parts.allSatisfy({ $0.before == last.before && $0.after == last.after })
    else {
      self = .none
      return
    }
    let steps = zip(parts, parts.dropFirst()).map { $1.number - $0.number }
    let isEven = steps.allSatisfy { $0 == steps[0] && $0 != 0 }
    self = isEven ? .counted(last, step: steps[0]) : .none
  }

  /// How far apart labels are in time, and how they go on; labels whose steps are not all equal are rows without
  /// more.
  static func steps(
    of labels: [String]
  ) -> (frequency: Frequency, times: [CivilTime], continuation: LabelContinuation) {
    let texts = labels.map { Array($0.utf8)[...].trimmed }
    let read = try? DateColumn.read(count: texts.count, order: nil, label: { texts[$0] }, row: { $0 + 1 })
    if let dates = read, let last = dates.times.last {
      let axis = TimeAxis(dates.times, resolution: dates.resolution)
      if axis.isFlawless, axis.order == .oldestFirst {
        let writer = LabelWriter(dates) { texts[$0] }
        return (axis.frequency, dates.times, LabelContinuation(writer: writer, last: last, frequency: axis.frequency))
      }
    }
    return (.rows, [], LabelContinuation(counting: labels))
  }

  /// As many labels as asked for; nil if it is not evident how they go on.
  func labels(_ count: Int) -> [String]? {
    guard count >= 0 else { return nil }
    switch self {
    case .none: return nil
    case .listed(let labels): return count <= labels.count ? Array(labels.prefix(count)) : nil
    case .counted(let last, let step):
      let (distance, isTooFar) = step.multipliedReportingOverflow(by: Int64(count))
      guard !isTooFar, !last.number.addingReportingOverflow(distance).overflow else { return nil }
      return (0..<count).map {
        last.before + LabelWriter.digits(last.number + Int64($0 + 1) * step, atLeast: last.digits) + last.after
      }
    case .dates(let writer, var time, let frequency):
      return (0..<count).map { _ in
        time = frequency.next(after: time)
        return writer.label(time)
      }
    }
  }
}

/// A label with one number in it.
struct CountedLabel: Sendable {
  let before: String
  let number: Int64
  let after: String
  /// 0 if the number is not padded with zeros.
  let digits: Int

  init?(_ label: String) {
    let bytes = Array(label.utf8)
    guard let start = bytes.firstIndex(where: { $0.isASCIIDigit }) else { return nil }
    let end = bytes[start...].firstIndex { !$0.isASCIIDigit } ?? bytes.endIndex
    guard !bytes[end...].contains(where: { $0.isASCIIDigit }), end - start <= 18,
      let number = Int64(bytes[start..<end].text)
    else { return nil }
    before = bytes[..<start].text
    after = bytes[end...].text
    self.number = number
    digits = bytes[start] == UInt8(ascii: "0") && end - start > 1 ? end - start : 0
  }
}
