private import Text

extension ComputePlan {
  /// The form of the files that this version writes and reads.
  package static let form = "unroll plan 1"

  /// Numbers of a series on a line.
  static let numbersOfLine = 8

  /// The file: what it needs in lines of words, numbers with a fraction by their bits, so that no digit is lost, and a
  /// seal.
  package var text: String {
    var text = Self.form + "\n"
    text += "engine \(engine)\nruns \(runCount) \(digest)\n"
    text += "tasks \(tasks.count)\n"
    for task in tasks { text += task.text }
    text += "groups \(groups.count)\n"
    for group in groups { text += group.text }
    text += "parts \(parts.count)\n"
    for part in parts { text += Self.ranges(of: part) + "\n" }
    return FileSeal.sealed(text)
  }

  /// Rising runs as people count them, those that follow each other as one: `1-30,61-90`.
  package static func ranges(of runs: [Int]) -> String { rangesText(runs.map { $0 + 1 }) }
}

extension PlanTask {
  /// Its lines.
  fileprivate var text: String {
    let head = "\(JSONText.quoted(definitionName))\ndata \(digest)\n"
    switch data {
    case .series(let series): return "series " + head + series.text
    case .addition(let digits, let count, let seed):
      return "addition " + head + "examples \(digits) \(count) \(seed)\n"
    }
  }
}

extension PlanSeries {
  fileprivate var text: String {
    var text = "loaded \(JSONText.quoted(name))\n"
    text += "read \(testCount) \(validationCount) \(window ?? 0) \(horizon)\n"
    text += "inputs \(inputs.count)\n"
    text += column(self.column, values)
    for input in inputs { text += column(input.name, input.values) }
    return text + "ranges \(ranges.count)\n" + numbers(ranges)
  }

  private func column(_ name: String, _ values: [Double]) -> String {
    "column \(values.count) \(JSONText.quoted(name))\n" + numbers(values)
  }

  private func numbers(_ values: [Double]) -> String {
    var text = ""
    for start in stride(from: 0, to: values.count, by: ComputePlan.numbersOfLine) {
      let line = values[start..<min(start + ComputePlan.numbersOfLine, values.count)]
      text += line.map { $0.bitsText }.joined(separator: " ") + "\n"
    }
    return text
  }
}

extension ComputePlan.Group {
  fileprivate var text: String {
    "group \(task + 1) \(firstSeed)+\(count) \(otherMeasure?.word ?? "-") \(parameters)"
      + " \(seconds.bitsText) \(settings.key)\n"
  }
}
