extension DatePattern {
  /// The patterns that a label may have: one for `2021-03`, two for `01/02/2021`, none for a text that is no date.
  static func candidates(_ tokens: [DateToken]) -> [DatePattern] {
    let start = timeStart(in: tokens)
    guard let time = timeFields(tokens[start...]) else { return [] }
    let dates = start == 0 ? [[]] : dateFields(Array(tokens[..<start]))
    return dates.map { DatePattern(fields: $0 + time, example: tokens) }
      .filter { $0.parts(of: tokens) != nil }
  }

  // MARK: Time

  /// Where the time of day begins: at a number before a colon or before `AM`, or at `AM` before that.
  private static func timeStart(in tokens: [DateToken]) -> Int {
    for index in tokens.indices where tokens[index].number != nil {
      let next = tokens.dropFirst(index + 1).first { !$0.isBlank }
      let isHour = tokens.dropFirst(index + 1).first?.kind == .sign(UInt8(ascii: ":"))
      guard isHour || (isHalfOfDay(next) && !isBeforeNumber(next, tokens)) else { continue }
      let before = tokens[..<index].lastIndex { !$0.isBlank }
      return before.map { isHalfOfDay(tokens[$0]) ? $0 : index } ?? index
    }
    return tokens.count
  }

  /// Whether a number comes after a token: 上午 9:00.
  private static func isBeforeNumber(_ token: DateToken?, _ tokens: [DateToken]) -> Bool {
    tokens.first { !$0.isBlank && $0.range.lowerBound >= token?.range.upperBound ?? .max }?.number != nil
  }

  private static func isHalfOfDay(_ token: DateToken?) -> Bool { token?.word == .morning || token?.word == .afternoon }

  /// `8:00`, `08:00:00.000 PM`, `08:00+01:00`
  private static func timeFields(_ tokens: ArraySlice<DateToken>) -> [Field]? {
    var fields: [Field] = []
    var numbers: [Field] = [.hour, .minute, .second, .fraction]
    var isZone = false
    for token in tokens {
      switch token.kind {
      case .number where isZone: fields.append(.literal)
      case .number:
        guard !numbers.isEmpty else { return nil }
        fields.append(numbers.removeFirst())
      case .word(.morning), .word(.afternoon): fields.append(.halfOfDay)
      case .sign(let sign):
        if sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") { isZone = true }
        if sign == UInt8(ascii: "/") { return nil }
        fields.append(.literal)
      case .word(.filler): fields.append(.literal)
      case .word, .unit: return nil
      }
    }
    return fields
  }

  // MARK: Date

  /// The fields that the tokens before the time can be.
  private static func dateFields(_ tokens: [DateToken]) -> [[Field]] {
    var places: [Int] = []
    var kinds = ""
    for (index, token) in tokens.enumerated() {
      guard let letter = letter(of: token, at: index, in: tokens) else { continue }
      places.append(index)
      kinds.append(letter)
    }
    let digits = places.map { tokens[$0].digits }
    return meanings(kinds, digits, tokens).compactMap { meaning in
      var fields = [Field](repeating: .literal, count: tokens.count)
      for (place, field) in zip(places, meaning) { fields[place] = field }
      return meaning.count == places.count ? fields : nil
    }
  }

  /// `n` for a number, `m` for the name of a month, `q` and `w` for words, capitals for Chinese units.
  private static func letter(of token: DateToken, at index: Int, in tokens: [DateToken]) -> Character? {
    switch token.kind {
    case .number: return "n"
    case .unit(let unit): return Character(Unicode.Scalar(unit))
    case .word(.month): return "m"
    case .word(.quarter): return "q"
    case .word(.week): return "w"
    case .word(.monthMark): return "p"
    case .word(.filler):
      // The T of a French quarter: 2024-T1, T1 2024.
      let next = tokens.dropFirst(index + 1).first
      return token.range.count == 1 && next?.digits == 1 ? "q" : nil
    case .word, .sign: return nil
    }
  }

  private static func meanings(_ kinds: String, _ digits: [Int], _ tokens: [DateToken]) -> [[Field]] {
    switch kinds {
    case "n": tokens.count == 1 ? compact(digits[0]) : []
    case "nn", "nnn": equalSign(tokens).map { numeric(digits, sign: $0) } ?? []
    case "m": [[.monthName]]
    case "mn": digits[1] >= 2 ? [[.monthName, .year]] : []
    case "nm": digits[0] >= 2 ? [[.year, .monthName]] : []
    case "mnn": [[.monthName, .day, .year]]
    case "nmn": digits[0] == 4 ? [[.year, .monthName, .day]] : [[.day, .monthName, .year]]
    case "qn": digits[1] == 1 ? [[.literal, .quarter]] : []
    case "nq": digits[0] == 1 ? [[.quarter, .literal]] : []
    case "nqn": digits[0] == 1 ? [[.quarter, .literal, .year]] : [[.year, .literal, .quarter]]
    case "qnn": [[.literal, .quarter, .year]]
    case "nnq": digits[0] >= 3 ? [[.year, .quarter, .literal]] : []
    case "npn": digits[0] == 4 ? [[.year, .literal, .month]] : []
    case "nwn": [[.year, .literal, .week]]
    case "wnn": [[.literal, .week, .year]]
    case "nwnn": [[.year, .literal, .week, .weekday]]
    default: chinese(kinds, digits)
    }
  }

  private static func chinese(_ kinds: String, _ digits: [Int]) -> [[Field]] {
    switch kinds {
    case "nY": digits[0] >= 2 ? [[.year, .literal]] : []
    case "nM": [[.month, .literal]]
    case "nQ": [[.quarter, .literal]]
    case "nYnM": [[.year, .literal, .month, .literal]]
    case "nYnMnD": [[.year, .literal, .month, .literal, .day, .literal]]
    case "nYnQ": [[.year, .literal, .quarter, .literal]]
    case "nnQ": digits[0] >= 3 ? [[.year, .quarter, .literal]] : []
    case "nYnW": [[.year, .literal, .week, .literal]]
    case "nnW": digits[0] >= 3 ? [[.year, .week, .literal]] : []
    case "nYqn": [[.year, .literal, .literal, .quarter]]
    default: []
    }
  }

  private static func compact(_ digits: Int) -> [[Field]] {
    switch digits {
    case 4: [[.year]]
    // With years of the Republic of China one digit less.
    case 5, 6: [[.yearMonth]]
    case 7, 8: [[.yearMonthDay]]
    default: []
    }
  }

  /// Two or three numbers, by how many digits they have.
  private static func numeric(_ digits: [Int], sign: UInt8) -> [[Field]] {
    let isLong = digits.map { $0 >= 3 }
    guard digits.allSatisfy({ $0 <= 4 }), isLong.filter({ $0 }).count <= 1 else { return [] }
    if digits.count == 2 {
      if isLong[0] { return [[.year, .month]] }
      if isLong[1] { return [[.month, .year]] }
      // 1.5 is a number.
      return sign == UInt8(ascii: ".") || sign == 0x20 ? [] : [[.year, .month], [.month, .year]]
    }
    if isLong[0] { return [[.year, .month, .day]] }
    if isLong[1] { return [] }
    // Nobody writes points after a month that stands first.
    let ends: [[Field]] =
      sign == UInt8(ascii: ".") ? [[.day, .month, .year]] : [[.day, .month, .year], [.month, .day, .year]]
    return isLong[2] ? ends : [[.year, .month, .day]] + ends
  }

  /// The sign, `-`, `/`, `.` or a blank, that stands between all numbers; nil if they differ.
  private static func equalSign(_ tokens: [DateToken]) -> UInt8? {
    var previous: UInt8?
    for index in tokens.indices.dropFirst() where tokens[index].number != nil {
      guard case .sign(let sign) = tokens[index - 1].kind, "-/. ".utf8.contains(sign) else { return nil }
      // "1. 3. 2021"
      let real =
        sign == 0x20 && index > 1 && tokens[index - 2].kind == .sign(UInt8(ascii: ".")) ? UInt8(ascii: ".") : sign
      if let previous, previous != real { return nil }
      previous = real
    }
    return tokens.first?.number != nil || tokens.first?.word != nil ? previous : nil
  }
}
