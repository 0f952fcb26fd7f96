private import Text

/// Words that headers use for the parts of a date, in several languages.
enum DatePartName: CaseIterable {
  case year, quarter, month, week, day, hour, time, date

  /// What a column's name stands for; nil if it is no part of a date.
  init?(_ name: String) {
    let plain = String(name.lowercased().filter { !$0.isWhitespace && $0 != "_" && $0 != "." })
    guard let part = DatePartName.words[plain] else { return nil }
    self = part
  }

  private static let words: [String: DatePartName] = {
    var table: [String: DatePartName] = [:]
    for (part, names) in lists {
      for name in names.split(separator: " ") { table[String(name)] = part }
    }
    return table
  }()

  private static let lists: [(DatePartName, String)] = [
    (.year, "year yr jahr année annee an año ano anio anno jaar 年 年份 年度 西元 西元年 民國 民國年 年別"),
    (.quarter, "quarter qtr q quartal trimestre trim kwartaal 季 季度 季別 季节 季節"),
    (.month, "month mon mo monat mois mes mese maand 月 月份 月別"),
    (.week, "week wk weekno woche kw semaine semana settimana 週 周 週別 週次"),
    (.day, "day dayofmonth tag jour día dia giorno dag 日 weekday dayofweek wochentag 星期"),
    (.hour, "hour hr stunde heure hora ora 時 时 小時 小时"),
    (.time, "time zeit uhrzeit heure hora 時間 时间"),
    (.date, "date datum fecha data datetime timestamp period periode período 日期 年月 期間 期别 期別"),
  ]
}

/// Finds columns by what a person typed.
enum ColumnName {
  /// The column with a name: exactly; in any case; by an unambiguous beginning; or by its number from 1.
  ///
  /// - Throws: `ReadingError.unknownColumn`, `.ambiguousColumn`, `.equalNames`.
  static func position(of wanted: String, in names: [String]) throws(ReadingError) -> Int {
    let typed = plain(wanted)
    let exact = names.indices.filter { names[$0] == wanted }
    let sameLetters = names.indices.filter { plain(names[$0]) == typed }
    for found in [exact, sameLetters] where !found.isEmpty {
      guard found.count == 1 else { throw .equalNames(wanted, numbers: found.map { $0 + 1 }) }
      return found[0]
    }
    if let number = Int(typed), names.indices.contains(number - 1) { return number - 1 }
    let beginning = typed.isEmpty ? [] : names.indices.filter { plain(names[$0]).hasPrefix(typed) }
    if beginning.count > 1 { throw .ambiguousColumn(wanted, names: beginning.map { names[$0] }) }
    guard let found = beginning.first else {
      throw .unknownColumn(wanted, columns: names, nearest: nearestName(to: wanted, among: names))
    }
    return found
  }

  /// In lower case, with a blank for each run of blanks.
  private static func plain(_ name: String) -> String {
    name.lowercased().split { $0.isWhitespace }.joined(separator: " ")
  }
}
