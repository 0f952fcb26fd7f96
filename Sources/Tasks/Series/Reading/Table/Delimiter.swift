/// Finds what stands between the cells of a file.
enum Delimiter {
  /// What a line `sep=;` at the top says, and where the next line begins.
  static func told(by bytes: [UInt8]) -> (delimiter: UInt8, isQuoted: Bool)? {
    var start = bytes.prefix(32).trimmed
    let isQuoted = start.first == UInt8(ascii: "\"")
    if isQuoted { start = start.dropFirst() }
    guard start.beginsIgnoringCase(with: "sep="), start.count >= 5 else { return nil }
    let delimiter = bytes[start.startIndex + 4]
    let next = start.startIndex + 5
    let isAlone = next >= bytes.count || [0x0A, 0x0D, 0x22].contains(bytes[next])
    return isAlone && delimiter != 0x0A && delimiter != 0x0D ? (delimiter, isQuoted) : nil
  }

  /// The likeliest of tab, semicolon, comma, `|` and blanks; a tab if there is a single column.
  ///
  /// - Parameter decimalComma: whether commas are known to be decimal marks; then they are the last choice.
  static func guessed(_ bytes: [UInt8], decimalComma: Bool) -> UInt8 {
    let sample = sampleLines(bytes)
    let marks: [StaticString] = decimalComma ? ["\t", ";", "|", ",", " "] : ["\t", ";", ",", "|", " "]
    let profiles = marks.compactMap { mark in LineProfile(sample, delimiter: mark.asciiBytes[0]) }
    let headed = profiles.filter { $0.dividesHeader }
    let whole = headed.filter { $0.share >= 0.8 }
    // A mark within all cells of a column divides their rows as well, but not the row of names.
    let marked = whole.filter { $0.delimiter != SeparatedTable.blanks }
    let most = marked.map { $0.share }.max()
    if let best = marked.first(where: { $0.share == most }) ?? whole.first { return best.delimiter }
    let likely = headed.filter { $0.share >= 0.5 && $0.delimiter != SeparatedTable.blanks }
    return likely.max { $0.share < $1.share }?.delimiter ?? UInt8(ascii: "\t")
  }

  /// The first whole lines, about 64 KiB; of many blank lines a few.
  private static func sampleLines(_ bytes: [UInt8]) -> [UInt8] {
    var sample: [UInt8] = []
    var lineEnds = 0
    for byte in bytes {
      lineEnds = byte == 0x0A || byte == 0x0D ? lineEnds + 1 : 0
      if lineEnds <= 4 { sample.append(byte) }
      if sample.count > 65_536, lineEnds > 0 { break }
      // A line that never ends.
      if sample.count > 1 << 20 { break }
    }
    return sample
  }
}

/// How a delimiter would divide the first lines.
private struct LineProfile {
  let delimiter: UInt8
  /// The part of the lines that have the usual number of cells.
  let share: Double
  /// Whether the row of names is divided, too, or there is none.
  let dividesHeader: Bool

  /// Nil if the usual line has a single cell.
  init?(_ sample: [UInt8], delimiter: UInt8) {
    guard let table = try? SeparatedTable(sample, delimiter: delimiter, limits: .none, isSample: true) else {
      return nil
    }
    let rows = (0..<min(table.rowCount, 300)).filter { !table.isComment(row: $0) && !table.line(ofRow: $0).isEmpty }
    let counts = rows.map { table.cells(ofRow: $0).count }
    guard let usual = LineProfile.mode(counts), usual > 1 else { return nil }
    self.delimiter = delimiter
    share = Double(counts.filter { $0 == usual }.count) / Double(counts.count)
    let first = counts.indices.first { counts[$0] == usual && (counts.dropFirst($0 + 1).first ?? usual) == usual } ?? 0
    var classifier = CellClassifier()
    let areNumbers = table.cells(ofRow: rows[first]).allSatisfy { classifier.kind(table.content($0)).isNumber }
    // A name over two numbers: the mark stands within numbers, not between cells.
    dividesHeader =
      first == 0 || counts[first - 1] > 1 || !areNumbers
      || table.line(ofRow: rows[first] - 1).isEmpty
  }

  /// The most frequent number of cells, of equals the greater.
  private static func mode(_ counts: [Int]) -> Int? {
    var frequency: [Int: Int] = [:]
    for count in counts { frequency[count, default: 0] += 1 }
    let most = frequency.values.max()
    return frequency.keys.filter { frequency[$0] == most }.max()
  }
}
