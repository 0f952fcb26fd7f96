import CommandLanguage
import Phrases
import Tasks
import Text

/// How `load` was told to read a file.
struct FileReading {
  private var options = ReadingOptions()
  private let file: SourceRange
  private let columnPlace: SourceRange?
  /// The inputs as they were typed.
  private let inputs: [Placed<String>]
  private let decimalPlace: SourceRange?
  private let encodingPlace: SourceRange?

  /// Reads the options.
  ///
  /// - Parameter file: where the file's name stands.
  init(_ arguments: inout Arguments, file: SourceRange) throws(Diagnostic) {
    self.file = file
    options.column = try FileReading.column(&arguments)
    inputs = try arguments[Declared.inputs] ?? []
    options.inputs = inputs.map { $0.value }
    options.decimal = try arguments[Declared.decimal]
    options.encoding = try arguments[Declared.encoding]
    options.missing = try arguments[Declared.missing]
    options.repeated = try arguments[Declared.repeated]
    options.dates = try arguments[Declared.dates]
    columnPlace = arguments.place(of: Declared.column) ?? arguments.place(of: Declared.target)
    decimalPlace = arguments.place(of: Declared.decimal)
    encodingPlace = arguments.place(of: Declared.encoding)
  }

  /// The column of the values, which has two names.
  private static func column(_ arguments: inout Arguments) throws(Diagnostic) -> String? {
    let column = try arguments[Declared.column]?.content.text
    let target = try arguments[Declared.target]?.content.text
    if column != nil, target != nil {
      throw .failed(
        message: "column= and target= say the same thing", hint: "give one of them",
        arguments.place(of: Declared.target) ?? arguments.command.range)
    }
    return column ?? target
  }

  /// Reads the inputs of a series, without anything else that its file has.
  ///
  /// - Parameters:
  ///   - inputs: their names, at least one.
  ///   - file: where the file's name stands.
  init(inputs: [String], file: SourceRange) {
    self.file = file
    options.column = inputs.first
    options.inputs = Array(inputs.dropFirst())
    (self.inputs, columnPlace, decimalPlace, encodingPlace) = ([], nil, nil, nil)
  }

  /// Reads a file as a series.
  ///
  /// - Throws: what is wrong with it, at the option that it is about, or else at the file's name.
  func series(_ name: String, _ context: CommandContext) throws(Diagnostic) -> (Series, remarks: [Phrase]) {
    try series(read(name, context))
  }

  private func series(_ read: SeriesFile) throws(Diagnostic) -> (Series, remarks: [Phrase]) {
    do throws(SeriesError) {
      return (try Series(read), read.remarks)
    } catch {
      let places = zip(read.inputs, inputs).filter { $0.0.name == error.input }.map { $0.1.range }
      throw Diagnostic(error, at: places.last ?? file)
    }
  }

  /// Reads a file as a series like one that was learned: unless other columns are named, those with its names; where the
  /// series has another name, the column that would be taken without one.
  ///
  /// - Throws: what is wrong with it, at the option that it is about, or else at the file's name.
  func series(
    _ name: String, like learned: Series, _ context: CommandContext
  ) throws(Diagnostic) -> (Series, remarks: [Phrase]) {
    let bytes = try bytes(of: name, context)
    var reading = self
    if options.inputs.isEmpty { reading.options.inputs = learned.inputs.map { $0.name } }
    guard options.column == nil else { return try reading.series(reading.read(bytes, context)) }
    var named = reading
    named.options.column = learned.name
    if let read = try named.readIfItsColumnIsThere(bytes, context) { return try reading.series(read) }
    return try reading.series(reading.read(bytes, context))
  }

  /// Reads a file; nil if it has no column of the name that was asked for. A column that is there and cannot be read is
  /// an error: another one in its place would be judged without a word.
  private func readIfItsColumnIsThere(_ bytes: [UInt8], _ context: CommandContext) throws(Diagnostic) -> SeriesFile? {
    var isThere = true
    do throws(Diagnostic) {
      return try read(bytes, context) { error in
        if case .unknownColumn(let name, _, _) = error, name == options.column { isThere = false }
      }
    } catch {
      if isThere { throw error }
      return nil
    }
  }

  /// Reads a file.
  ///
  /// - Throws: what is wrong with it, at the option that it is about, or else at the file's name.
  func read(_ name: String, _ context: CommandContext) throws(Diagnostic) -> SeriesFile {
    try read(bytes(of: name, context), context)
  }

  private func bytes(of name: String, _ context: CommandContext) throws(Diagnostic) -> [UInt8] {
    if ForeignFormat.isWebAddress(name) { throw Diagnostic(ReadingError.foreign(.webAddress), at: file) }
    do throws(FileError) {
      return try context.files.read(name, limit: SeriesFile.largestFile)
    } catch {
      if case .missing = error, !FileReading.looksLikeFile(name) {
        let known = FileReading.otherSources + [Word(FileReading.placeholder)]
        throw .unknownChoice(what: "data", found: name, known: known, file)
      }
      throw Diagnostic(error, at: file)
    }
  }

  /// - Parameter failed: is given what is wrong with the file.
  private func read(
    _ bytes: [UInt8], _ context: CommandContext, failed: (ReadingError) -> Void = { _ in }
  ) throws(Diagnostic) -> SeriesFile {
    let decoders = context.machine.textDecoders
    func place(_ error: ReadingError) -> SourceRange {
      failed(error)
      return self.place(of: error)
    }
    return try context.computing(at: file, placing: place) { () throws(ReadingError) in
      try SeriesFile(bytes, options: options, decoders: decoders)
    }
  }

  /// Where an input stands, by its number from 0.
  func place(ofInput index: Int) -> SourceRange { inputs.indices.contains(index) ? inputs[index].range : file }

  /// The option that an error is about, if it was given.
  private func place(of error: ReadingError) -> SourceRange {
    if let input = inputs.first(where: { error.isAbout(column: $0.value) }) { return input.range }
    return switch error {
    case .decimalContradicts: decimalPlace ?? file
    case .notInEncoding, .invalidUTF8: encodingPlace ?? file
    case .unknownColumn, .ambiguousColumn, .equalNames, .notANumber, .noNumericColumn: columnPlace ?? file
    default: file
    }
  }
}

extension FileReading {
  /// The endings of files with tables, as completion offers them. Other names are read as well.
  static let endings = [".csv", ".tsv", ".txt"]

  /// Those, and the ending of models.
  static let endingsOfData = endings + [ModelFile.ending]

  /// The option of `forecast` that names a file.
  static let futureOption = "future"

  /// What stands for a file's name in usage.
  static let placeholder = "FILE.csv"

  /// The words that are no names of files.
  static let otherSources = LearningTask.sources.map { Word($0.word, $0.summary) }

  /// The options, for the declaration of the command.
  static let options = [
    Declared.column.description, Declared.target.description, Declared.inputs.description, Declared.decimal.description,
    Declared.encoding.description,
    Declared.missing.description, Declared.repeated.description, Declared.dates.description,
  ]

  /// Whether a name that no file has was meant as one, and not as a word.
  private static func looksLikeFile(_ name: String) -> Bool { name.contains { "./\\".contains($0) } }
}

/// What the command takes of a file, each argument declared once.
private enum Declared {
  static let column = Option(
    "column", .written(.column), absent: "the last with numbers", "which column to learn (FILE.csv)")

  static let target = Option("target", .written(.column), absent: "none", "the same as column=")

  static let inputs = Option<[Placed<String>]?>(
    "inputs", columns, absent: "none", "further columns that the network reads")

  static let decimal = Option<DecimalMark?>(
    "decimal", decimalMark, absent: "as the numbers show", "the decimal mark of the file")

  static let encoding = Option<TextEncoding?>(
    "encoding", textEncoding, absent: "as the bytes show", "how the file's text is encoded")

  static let missing = Option<MissingChoice?>(
    "missing", .word(MissingChoice.choices), absent: "stop", "what becomes of missing values and dates")

  static let repeated = Option<RepeatedChoice?>(
    "repeated", .word(RepeatedChoice.choices), absent: "stop", "which value counts where a date is repeated")

  static let dates = Option<DateOrder?>(
    "dates", .word(DateOrder.choices), absent: "as the dates show", "whether the day or the month stands first")

  /// Names with commas between; all of them may stand in quotes.
  private static let columns = ArgumentType(kind: .list(.column)) { (value) throws(Diagnostic) -> [Placed<String>] in
    var names: [Placed<String>] = []
    var column = value.range.lowerBound + (value.isQuoted ? 1 : 0)
    for piece in value.content.text.split(separator: ",", omittingEmptySubsequences: false) {
      let start = column + piece.prefix { $0 == " " }.count
      let name = String(piece.drop { $0 == " " }).withoutTrailingBlanks
      names.append(Placed(value: name, range: SourceRange(start..<max(start + name.count, start + 1))))
      column += piece.count + 1
    }
    if names.contains(where: { $0.value.isEmpty }) {
      throw .failed(message: "expected a value here", hint: "write \("inputs")=A,B,C, without blanks", value.range)
    }
    return names
  }

  private static let decimalMark = ArgumentType(
    kind: .word(DecimalMark.allCases.map { Word($0.sign) })
  ) { (value) throws(Diagnostic) -> DecimalMark in
    guard let mark = DecimalMark(named: value.content.text) else {
      throw .unknownChoice(
        what: "decimal", found: value.content.text, known: DecimalMark.allCases.map { Word($0.sign) }, value.range)
    }
    return mark
  }

  private static let textEncoding = ArgumentType(
    kind: .word(TextEncoding.allCases.map { Word($0.option, Phrase(verbatim: $0.name)) })
  ) { (value) throws(Diagnostic) -> TextEncoding in
    guard let encoding = TextEncoding(named: value.content.text) else {
      throw .unknownChoice(
        what: "encoding", found: value.content.text, known: TextEncoding.allCases.map { Word($0.option) }, value.range)
    }
    return encoding
  }
}

extension MissingChoice {
  fileprivate static let choices = [
    Choice(interpolate, "on a straight line between its neighbours", synonyms: ["linear"]),
    Choice(previous, "the value before it", synonyms: ["ffill", "locf"]),
    Choice(skip, "the row is left out", synonyms: ["drop"]),
  ]
}

extension RepeatedChoice {
  fileprivate static let choices = [
    Choice(mean, "the mean of them", synonyms: ["average"]), Choice(last, "the one that stands last"),
    Choice(first, "the one that stands first"),
  ]
}

extension DateOrder {
  fileprivate static let choices = [
    Choice(Word("dmy", "the day, as in 31/12/2024"), dayFirst),
    Choice(Word("mdy", "the month, as in 12/31/2024"), monthFirst),
  ]
}
