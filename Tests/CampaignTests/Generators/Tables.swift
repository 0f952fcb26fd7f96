/// Random CSV files: right ones, and all that spreadsheets and editors make of them.
enum Tables {
  /// A table with its mistakes; `number` makes one in three right.
  static func bytes(_ random: inout SeededRandom) -> [UInt8] {
    let table = text(&random)
    let bytes = Array(table.utf8)
    switch random.below(6) {
    case 0: return Mutation.changed(bytes, with: Array("1,2,\"3\"\n".utf8), &random)
    case 1: return [0xEF, 0xBB, 0xBF] + bytes
    case 2: return table.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    default: return bytes
    }
  }

  private static func text(_ random: inout SeededRandom) -> String {
    let separator = random.pick(",", ",", ";", "\t", "|")
    let end = random.pick("\n", "\n", "\r\n", "\r", "\n\n")
    let columns = random.number(1...4)
    let isRight = random.oneIn(3)
    var header = (0..<columns).map { "c\($0)" }
    if !isRight { header = header.map { random.oneIn(3) ? quoted(Odd.text(&random), &random) : $0 } }
    var lines = [header.joined(separator: separator)]
    for row in 0..<random.pick(1, 5, 20, 40) {
      var cells = (0..<columns).map { $0 == 0 && columns > 1 ? "m\(row)" : number(&random) }
      if !isRight, random.oneIn(6) {
        cells[random.below(columns)] = random.pick(
          "", "NaN", "inf", "x", "1e400", "1,5", "\"", "\"1", "1 000", "=1+1", quoted(Odd.text(&random), &random))
      }
      if !isRight, random.oneIn(20) { cells.append("extra") }
      if !isRight, random.oneIn(20) { cells.removeLast() }
      lines.append(cells.joined(separator: separator))
    }
    return lines.joined(separator: end) + (random.oneIn(3) ? "" : end)
  }

  private static func number(_ random: inout SeededRandom) -> String {
    random.pick(
      String(random.below(1000)), "\(random.below(1000)).\(random.below(100))", "-\(random.below(9))",
      " \(random.below(100)) ", "\(random.below(9))e\(random.below(5))", "0")
  }

  private static func quoted(_ text: String, _ random: inout SeededRandom) -> String {
    random.oneIn(2)
      ? text : "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }
}
