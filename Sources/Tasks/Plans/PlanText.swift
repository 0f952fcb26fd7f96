private import Text

extension ComputePlan {
  /// The form of the files that this version writes and reads.
  package static let form = "unroll plan 1"

  /// Numbers of a series on a line.
  static let numbersOfLine = 8

  /// The file: what it needs in lines of words, numbers with a fraction by their bits, so that no digit is lost, and on the
  /// last line the digest SHA-256 of all lines before it.
  package var text: String {
    var text = Self.form + "\n"
    text += "engine \(engine)\nruns \(runCount) \(digest)\n"
    text += "tasks \(tasks.count)\n"
    for task in tasks { text += task.text }
    text += "groups \(groups.count)\n"
    for group in groups { text += group.text }
    text += "parts \(parts.count)\n"
    for part in parts { text += Self.ranges(of: part) + "\n" }
    return text + "end \(SHA256.hexDigest(Array(text.utf8)))\n"
  }

  /// Runs as people count them, those that follow each other as one: `1-30,61-90`.
  package static func ranges(of runs: [Int]) -> String {
    var words: [String] = []
    var start = 0
    while start < runs.count {
      var end = start
      while end + 1 < runs.count, runs[end + 1] == runs[end] + 1 { end += 1 }
      words.append(start == end ? String(runs[start] + 1) : "\(runs[start] + 1)-\(runs[end] + 1)")
      start = end + 1
    }
    return words.joined(separator: ",")
  }
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
      text += line.map { String($0.bitPattern, radix: 16) }.joined(separator: " ") + "\n"
    }
    return text
  }
}

extension ComputePlan.Group {
  fileprivate var text: String {
    "group \(task + 1) \(firstSeed)+\(count) \(otherMeasure?.word ?? "-") \(parameters)"
      + " \(String(seconds.bitPattern, radix: 16)) \(settings.key)\n"
  }
}
