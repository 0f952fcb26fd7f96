internal import Phrases
private import Text

/// The rows that are read, on the way from the order of the file to that of time.
struct SeriesRows {
  /// For each row the value, then the inputs; NaN where there is none.
  private(set) var values: [[Double]]
  private(set) var labels: [String]
  private(set) var frequency = Frequency.rows
  private(set) var remarks: [Phrase] = []
  private(set) var continuation: LabelContinuation

  /// The number of each row in the file, from 1; 0 for one that was put in.
  private var rows: [Int]
  private(set) var times: [CivilTime]
  private var axis: TimeAxis?
  private let names: [String]
  private let writer: LabelWriter?
  private let resolution: DatePattern.Resolution

  /// - Throws: `ReadingError` about numbers.
  init(_ columns: ChosenColumns, _ options: ReadingOptions) throws(ReadingError) {
    let layout = columns.layout
    names = columns.read.map { layout.names[$0] }
    rows = layout.rows.map { $0 + 1 }
    var read: [[Double]] = []
    for column in columns.read {
      let others = columns.kinds.indices.filter { $0 != column && columns.kinds[$0] == .numbers }
      let reading = try NumberReading(
        layout, column: column, others: others, told: options.decimal, allowsShort: options.missing != nil)
      read.append(reading.values)
      remarks += reading.remarks
    }
    let count = rows.count
    values = (0..<count).map { row in read.map { $0[row] } }
    let source = SourceLabels(columns.labels, layout, rows: layout.rows)
    labels = columns.labels == .none ? (0..<count).map { String($0 + 1) } : (0..<count).map { source.bytes($0).text }
    times = columns.dates?.times ?? []
    resolution = columns.dates?.resolution ?? .day
    writer = columns.dates.flatMap { LabelWriter($0) { source.bytes($0) } }
    continuation = LabelContinuation(counting: labels)
  }

  // MARK: Order

  /// Puts the rows in the order of time, and says so if they were not.
  mutating func sort() throws(ReadingError) {
    guard !times.isEmpty else { return }
    let axis = TimeAxis(times, resolution: resolution)
    switch axis.order {
    case .oldestFirst: break
    case .newestFirst: remarks.append("the newest row stood first; the rows are turned round, the oldest first")
    case .mixed: remarks.append("the rows were not in the order of time; they are sorted by their dates")
    }
    reorder(axis.sorted)
    take(axis)
  }

  private mutating func reorder(_ positions: [Int]) {
    values = positions.map { values[$0] }
    labels = positions.map { labels[$0] }
    times = positions.map { times[$0] }
    rows = positions.map { rows[$0] }
  }

  private mutating func take(_ axis: TimeAxis) {
    self.axis = axis
    frequency = axis.frequency
    if let last = times.last { continuation = LabelContinuation(writer: writer, last: last, frequency: frequency) }
  }

  // MARK: Repeated dates

  /// Makes one row of those with the same date.
  ///
  /// - Throws: `ReadingError.repeatedDates` if nobody said how.
  mutating func joinRepeated(_ choice: RepeatedChoice?) throws(ReadingError) {
    guard let axis, let first = axis.repeated.first else { return }
    guard let choice else {
      let same = times.indices.filter { times[$0] == times[first] }.map { rows[$0] }.sorted()
      let count = Set(axis.repeated.map { times[$0].secondNumber }).count
      throw .repeatedDates(rows: same, label: labels[first], count: count)
    }
    var groups: [Range<Int>] = []
    for position in times.indices {
      if let last = groups.last, times[last.lowerBound] == times[position] {
        groups[groups.count - 1] = last.lowerBound..<(position + 1)
      } else {
        groups.append(position..<(position + 1))
      }
    }
    let count = times.count - groups.count
    let joined = groups.map { join($0, choice) }
    reorder(groups.map { $0.lowerBound })
    values = joined
    take(TimeAxis(times, resolution: resolution))
    remarks.append(
      count == 1
        ? "1 row with a repeated date is joined with the others of its date (repeated=\(choice.rawValue))"
        : """
        \(groupedText(count)) rows with repeated dates are joined with the others of their date \
        (repeated=\(choice.rawValue))
        """)
  }

  /// Missing values do not count, unless there are no others.
  private func join(_ group: Range<Int>, _ choice: RepeatedChoice) -> [Double] {
    names.indices.map { column in
      let present = group.map { values[$0][column] }.filter { !$0.isNaN }
      guard let first = present.first, let last = present.last else { return .nan }
      switch choice {
      case .first: return first
      case .last: return last
      case .mean: return present.reduce(0, +) / Double(present.count)
      }
    }
  }

  // MARK: Missing values

  /// Fills or leaves out what is missing.
  ///
  /// - Throws: `ReadingError.missingValues`, `.gaps`, `.unequalSteps` if nobody said how.
  mutating func fill(_ choice: MissingChoice?) throws(ReadingError) {
    if choice == nil { try refuseMissing() }
    if let axis, let first = axis.offBeat.first, choice != .skip {
      let off = axis.offBeat.map { rows[$0] }
      throw .unequalSteps(rows: off.isEmpty ? [rows[first]] : off, frequency: frequency)
    }
    if !sayHolidays(choice), let axis, !axis.gaps.isEmpty {
      guard let choice else { throw gapsError(axis) }
      if choice != .skip { insertRows(axis.gaps) }
    }
    if frequency.unit == .rows, times.count > 2 {
      remarks.append("the dates are not equally far apart: rows are counted")
    }
    guard let choice else { return }
    let filled = MissingFill(values, choice)
    let kept = filled.kept
    remarks += filled.remarks(inserted: rows.filter { $0 == 0 }.count)
    if let axis, !axis.gaps.isEmpty, choice == .skip {
      remarks.append("missing dates are skipped: not all steps are equal (missing=skip)")
    }
    values = kept.map { filled.values[$0] }
    labels = kept.map { labels[$0] }
    rows = kept.map { rows[$0] }
    if !times.isEmpty {
      times = kept.map { times[$0] }
      if let last = times.last { continuation = LabelContinuation(writer: writer, last: last, frequency: frequency) }
    } else {
      continuation = LabelContinuation(counting: labels)
    }
  }

  private func refuseMissing() throws(ReadingError) {
    for (column, name) in names.enumerated() {
      let holes = values.indices.filter { values[$0][column].isNaN }
      if holes.isEmpty { continue }
      let sorted = holes.sorted { rows[$0] < rows[$1] }
      let hasLabels = labels != rows.indices.map { String($0 + 1) }
      throw .missingValues(
        rows: sorted.map { rows[$0] }, labels: hasLabels ? sorted.map { labels[$0] } : [], column: name)
    }
  }

  private func gapsError(_ axis: TimeAxis) -> ReadingError {
    let missing = axis.gaps.flatMap { $0.times }
    let shown = missing.count > 3 ? [missing[0], missing[1], missing[2], missing[missing.count - 1]] : missing
    let position = axis.gaps[0].position
    return .gaps(
      labels: shown.map { writer?.label($0) ?? LabelWriter.iso($0, resolution) }, count: missing.count,
      rowBefore: rows[position - 1], rowAfter: rows[position], frequency: frequency)
  }

  /// A few working days that are missing are taken for holidays, and named; true if that is so.
  private mutating func sayHolidays(_ choice: MissingChoice?) -> Bool {
    guard choice == nil, frequency.unit == .workingDays, let axis, !axis.gaps.isEmpty else { return false }
    let missing = axis.gaps.flatMap { $0.times }
    guard axis.gaps.allSatisfy({ $0.times.count <= 8 }), missing.count * 12 <= times.count else { return false }
    let names = missing.map { writer?.label($0) ?? LabelWriter.iso($0, resolution) }
    remarks.append(
      missing.count == 1
        ? "1 working day is missing and taken for a holiday: \(names[0]); missing=previous fills it"
        : """
        \(groupedText(missing.count)) working days are missing and taken for holidays: \
        \(RowList.labels(names)); missing=previous fills them
        """)
    return true
  }

  /// Puts in a row without values for each time that is missing.
  private mutating func insertRows(_ gaps: [TimeAxis.Gap]) {
    var grown = (values: [[Double]](), labels: [String](), times: [CivilTime](), rows: [Int]())
    var next = 0
    for position in values.indices {
      if next < gaps.count, gaps[next].position == position {
        for time in gaps[next].times {
          grown.values.append([Double](repeating: .nan, count: names.count))
          grown.labels.append(writer?.label(time) ?? "")
          grown.times.append(time)
          grown.rows.append(0)
        }
        next += 1
      }
      grown.values.append(values[position])
      grown.labels.append(labels[position])
      grown.times.append(times[position])
      grown.rows.append(rows[position])
    }
    (values, labels, times, rows) = grown
  }
}
