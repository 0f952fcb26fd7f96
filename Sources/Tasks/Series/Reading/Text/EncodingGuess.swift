/// Which of Big5, GB18030 and Windows-1252 a file is likely to be in.
///
/// Bytes tell much: the frequent characters of Big5 and of GB 2312 stand in ranges of their own. In a short file the
/// words of headers and dates tell more: 年, 月, 銷售, 销售. In Windows-1252 a byte above ASCII is a letter between
/// letters or a sign beside a number.
enum EncodingGuess {
  struct Candidate {
    let encoding: TextEncoding
    let score: Double
    let sample: String
    /// Whether a decoder of this encoding answered.
    let hasDecoder: Bool
  }

  /// The encodings that are possible, the likeliest first.
  static func ranked(_ file: [UInt8], decoders: TextDecoders) -> [Candidate] {
    let runs = HighRuns(file)
    var candidates: [Candidate] = []
    for encoding in [TextEncoding.big5, .gb18030, .windows1252] {
      guard let byteScore = score(of: runs, in: encoding) else { continue }
      let text = decoders.decode(runs.sample, encoding)
      if text == nil, decoders.decode([0x41], encoding) != nil { continue }
      let words = text.map { wordScore($0, encoding) } ?? 0
      candidates.append(
        Candidate(
          encoding: encoding, score: byteScore + words, sample: text.map(firstWords) ?? "", hasDecoder: text != nil))
    }
    return candidates.sorted { $0.score > $1.score }
  }

  /// How far ahead of all others the best must be.
  static func certainty(_ score: Double) -> Double { max(1, score.magnitude * 0.1) }

  /// Whether nearly everything above ASCII is UTF-8, so that the rest is damage and no other encoding.
  static func isDamagedUTF8(_ file: [UInt8]) -> Bool {
    var (good, bad) = (0, 0)
    var position = 0
    while position < file.count {
      let byte = file[position]
      let length = byte < 0x80 ? 1 : 0xC2...0xDF ~= byte ? 2 : 0xE0...0xEF ~= byte ? 3 : 0xF0...0xF4 ~= byte ? 4 : 0
      let tail = file[min(position + 1, file.count)..<min(position + max(length, 1), file.count)]
      let isWhole = length > 0 && tail.count == length - 1 && tail.allSatisfy { 0x80...0xBF ~= $0 }
      if byte >= 0x80 { if isWhole { good += 1 } else { bad += 1 } }
      position += isWhole ? length : 1
    }
    return good >= 5 && good > 10 * bad
  }

  private static func score(of runs: HighRuns, in encoding: TextEncoding) -> Double? {
    switch encoding {
    case .big5: doubleByteScore(runs.sample, big5Weight)
    case .gb18030: doubleByteScore(runs.sample, gbWeight)
    default: singleByteScore(runs.sample)
    }
  }

  /// The sum of the weights of all pairs; nil if one is impossible.
  private static func doubleByteScore(_ bytes: [UInt8], _ weight: (UInt8, UInt8) -> Double?) -> Double? {
    var score = 0.0
    var position = 0
    while position < bytes.count {
      guard bytes[position] >= 0x80 else {
        position += 1
        continue
      }
      guard position + 1 < bytes.count, let weight = weight(bytes[position], bytes[position + 1]) else { return nil }
      score += weight
      // A Latin word with one letter of a character pair in it is no Chinese.
      if position > 0, bytes[position - 1].isASCIILetter || (bytes[position - 1] == 0x20 && bytes[position + 1] < 0x80)
      {
        score -= 1
      }
      position += bytes[position + 1] < 0x40 ? 4 : 2
    }
    return score
  }

  private static func big5Weight(_ lead: UInt8, _ trail: UInt8) -> Double? {
    guard 0x81...0xFE ~= lead, 0x40...0x7E ~= trail || 0xA1...0xFE ~= trail else { return nil }
    switch lead {
    case 0xA1...0xA3: return 0
    case 0xA4...0xC5: return 1
    case 0xC6: return trail < 0xA1 ? 1 : -3
    case 0xC9...0xF9: return -1
    default: return -3
    }
  }

  private static func gbWeight(_ lead: UInt8, _ trail: UInt8) -> Double? {
    guard 0x81...0xFE ~= lead else { return nil }
    if 0x30...0x39 ~= trail { return -1 }
    guard 0x40...0x7E ~= trail || 0x80...0xFE ~= trail else { return nil }
    guard trail >= 0xA1 else { return -2 }
    switch lead {
    case 0xA1, 0xA3: return 0
    case 0xA2, 0xA4...0xA9: return -2
    case 0xB0...0xD7: return 1
    case 0xD8...0xF7: return -0.5
    default: return -2
    }
  }

  private static func singleByteScore(_ bytes: [UInt8]) -> Double? {
    var score = 0.0
    for (position, byte) in bytes.enumerated() where byte >= 0x80 {
      if [0x81, 0x8D, 0x8F, 0x90, 0x9D].contains(byte) { return nil }
      let before = position > 0 ? bytes[position - 1] : 0x20
      let after = position + 1 < bytes.count ? bytes[position + 1] : 0x20
      let isLonely = before < 0x80 && after < 0x80
      let isLetter = byte >= 0xC0 && byte != 0xD7 && byte != 0xF7
      let isSign = [0x80, 0xA3, 0xA5, 0xB0, 0xB2, 0xB3, 0xA0, 0x96, 0x92, 0x85, 0xA7, 0xAE, 0xBA].contains(byte)
      switch (isLonely, isLetter, isSign) {
      case (true, true, _): score += before.isASCIILetter || after.isASCIILetter ? 2 : 0
      case (true, _, true): score += 1
      case (false, true, _): score += before.isASCIILetter || after.isASCIILetter ? -0.2 : -1
      default: score -= 1
      }
    }
    return score
  }

  /// Two points for each character that headers and dates are made of.
  private static func wordScore(_ text: [UInt8], _ encoding: TextEncoding) -> Double {
    let words = encoding == .big5 ? traditional : encoding == .gb18030 ? simplified : []
    var score = 0.0
    for scalar in text[...].text.unicodeScalars where scalar.value >= 0x80 && words.contains(scalar) { score += 2 }
    return score
  }

  private static func firstWords(_ text: [UInt8]) -> String {
    let scalars = text[...].text.unicodeScalars
    let start = scalars.firstIndex { $0.value >= 0x80 } ?? scalars.startIndex
    var words = ""
    for scalar in scalars[start...].prefix(12) where scalar.value >= 0x20 { words.unicodeScalars.append(scalar) }
    return words
  }

  private static let shared = "年月日季期第一二三四五六七八九十零民週周旬半上下星期天度合平均值本外人次位元分公斤台份名加入出生口比率指成金收支"
  private static let traditional = Set(
    (shared + "銷售額營業數量價格間總計產開盤關來時點電氣溫濕雨車運輸進貨庫存訂單費現預測實際標準變動增長員顧客戶類別區縣備註說來源資料據統計單萬億圓餘"
      + "門診遊旅館訪問維修學紀錄發車務個體觀").unicodeScalars)
  private static let simplified = Set(
    (shared + "国销售额营业数量价格间总计产开盘关来时点电气温湿雨车运输进货库存订单费现预测实际标准变动增长员顾客户类别区县备注说来源资料据统计单万亿圆余"
      + "门诊游旅馆访问维修学纪录发务个体观").unicodeScalars)
}

/// The lines of a file that have bytes above ASCII, at most 16 KiB of them: what tells encodings apart.
private struct HighRuns {
  private(set) var sample: [UInt8] = []

  init(_ file: [UInt8]) {
    var start = 0
    var hasHigh = false
    for position in 0...file.count {
      let isEnd = position == file.count || file[position] == 0x0A || file[position] == 0x0D
      if !isEnd {
        hasHigh = hasHigh || file[position] >= 0x80
        continue
      }
      if hasHigh { sample += file[start..<position] + [0x0A] }
      if sample.count > 16_384 { break }
      start = position + 1
      hasHigh = false
    }
  }
}
