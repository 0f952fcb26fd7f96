/// Names of months and the words that mark quarters and weeks, in the languages whose files are common.
enum DateWords {
  enum Meaning: Equatable {
    case month(Int)
    case quarter
    case week
    case morning
    case afternoon
    /// The M of 2021M03.
    case monthMark
    /// The st of 1st.
    case ordinal
    /// 0 for Monday.
    case weekday(Int)
    /// A word that may stand in a date and means nothing by itself: `de`, `T`, `st`.
    case filler
    /// Years of the Republic of China follow.
    case republic
  }

  /// What a word means, in capitals or not, with or without a point after it; nil if it belongs to no date.
  static func meaning(of word: Bytes) -> Meaning? {
    guard word.count <= 16 else { return nil }
    if let meaning = short[word.lowercasedText] { return meaning }
    let text = word.text
    return meanings[text.lowercased()]
  }

  /// The name of a month (from 1) that a file does not show, in the language and the form of those that it shows.
  static func month(_ month: Int, like seen: [Int: String]) -> String {
    let known = seen.keys.sorted().compactMap { key in seen[key].map { (month: key, name: $0) } }
    let language =
      languages.first { names in known.allSatisfy { names[$0.month - 1] == bare($0.name) } } ?? languages[0]
    var name = language[month - 1]
    let example = known.last?.name ?? name
    // "avr." but "mai", which is not cut short.
    let hasPoints = known.contains { $0.name.utf8.last == UInt8(ascii: ".") }
    if hasPoints, !longNames.contains(name) { name += "." }
    if example == example.uppercased() { return name.uppercased() }
    let isCapital = example.first?.isUppercase ?? true
    return isCapital ? name.prefix(1).uppercased() + name.dropFirst() : name
  }

  private static let longNames = Set(languages.filter { $0[0].count > 4 }.flatMap { $0 })

  private static func bare(_ name: String) -> String {
    String(name.lowercased().filter { $0 != "." })
  }

  /// Short and long names of twelve months.
  private static let languages: [[String]] = [
    "jan feb mar apr may jun jul aug sep oct nov dec",
    "january february march april may june july august september october november december",
    "jan feb mrz apr mai jun jul aug sep okt nov dez", "jan feb mär apr mai jun jul aug sep okt nov dez",
    "januar februar märz april mai juni juli august september oktober november dezember",
    "janv févr mars avr mai juin juil août sept oct nov déc",
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "ene feb mar abr may jun jul ago sep oct nov dic",
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "gen feb mar apr mag giu lug ago set ott nov dic",
    "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "jan fev mar abr mai jun jul ago set out nov dez",
    "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
  ].map { $0.split(separator: " ").map { String($0) } }

  private static let short: [String: Meaning] = [
    "t": .filler, "de": .filler, "del": .filler, "of": .filler, "st": .ordinal, "nd": .ordinal, "rd": .ordinal,
    "th": .ordinal, "m": .monthMark, "er": .filler, "z": .filler, "utc": .filler, "gmt": .filler, "q": .quarter,
    "qtr": .quarter,
    "w": .week, "wk": .week, "kw": .week, "am": .morning, "pm": .afternoon, "a.m": .morning, "p.m": .afternoon,
    "民國": .republic, "民国": .republic, "中華民國": .republic, "西元": .filler, "公元": .filler,
  ]

  /// Each line has the names of a month: English, German, French, Spanish, Italian, Portuguese, Dutch.
  private static let months = [
    "jan january januar jän jänner janv janvier ene enero gen gennaio janeiro januari",
    "feb february februar feber fév févr février fev fevr febrero febbraio fevereiro februari",
    "mar march mär märz mrz maerz mars marzo março maart mrt",
    "apr april avr avril abr abril aprile",
    "may mai mayo mag maggio maio mei",
    "jun june juni juin junio giu giugno junho",
    "jul july juli juil juillet julio lug luglio julho",
    "aug august aoû août aout ago agosto augustus",
    "sep sept september septembre septiembre set setembre settembre setembro setiembre",
    "oct october okt oktober octobre octubre ott ottobre out outubro",
    "nov november novembre noviembre novembro",
    "dec december dez dezember déc décembre decembre dic diciembre dicembre dezembro",
  ]

  private static let others: [(words: String, meaning: Meaning)] = [
    ("quarter quartal trimestre trim 季 季度 第一季 quarto", .quarter),
    ("week woche semaine semana sem settimana 週 周", .week),
    ("a.m. 上午", .morning), ("p.m. 下午", .afternoon), ("年第 第 º", .filler),
  ]

  /// Short names that are also those of months are left out.
  private static let weekdays = [
    "monday mon montag mo lundi lun lunes 星期一 週一", "tuesday tue tues dienstag di mardi martes 星期二 週二",
    "wednesday wed mittwoch mi mercredi mer miércoles mié 星期三 週三",
    "thursday thu thur thurs donnerstag do jeudi jeu jueves jue 星期四 週四",
    "friday fri freitag fr vendredi ven viernes vie 星期五 週五", "saturday sat samstag sa samedi sam sábado sáb 星期六 週六",
    "sunday sun sonntag so dimanche dim domingo dom 星期日 週日 星期天",
  ]

  /// The English name of a day of the week (0 for Monday).
  static func englishWeekday(_ day: Int) -> String {
    let name = weekdays[day].prefix { $0 != " " }
    return name.prefix(1).uppercased() + name.dropFirst()
  }

  /// `st`, `nd`, `rd`, `th`
  static func ordinalSuffix(_ number: Int) -> String {
    if 11...13 ~= number % 100 { return "th" }
    switch number % 10 {
    case 1: return "st"
    case 2: return "nd"
    case 3: return "rd"
    default: return "th"
    }
  }

  private static let meanings: [String: Meaning] = {
    var table: [String: Meaning] = [:]
    for (index, names) in months.enumerated() {
      for name in names.split(separator: " ") { table[String(name)] = .month(index + 1) }
    }
    for (day, names) in weekdays.enumerated() {
      for name in names.split(separator: " ") { table[String(name)] = .weekday(day) }
    }
    for (words, meaning) in others {
      for word in words.split(separator: " ") { table[String(word)] = meaning }
    }
    return table
  }()
}
