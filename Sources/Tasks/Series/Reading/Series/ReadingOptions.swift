/// What a person said about a file.
package struct ReadingOptions: Sendable {
  /// `column=`: the column of the values, by name, by the beginning of its name, or by number.
  package var column: String?
  /// `inputs=`: further columns that are read beside it, in the same ways.
  package var inputs: [String] = []
  /// `decimal=`
  package var decimal: DecimalMark?
  /// `encoding=`
  package var encoding: TextEncoding?
  /// `missing=`
  package var missing: MissingChoice?
  /// `repeated=`
  package var repeated: RepeatedChoice?
  /// `dates=`
  package var dates: DateOrder?

  package init() {}
}

/// What becomes of a missing value.
package enum MissingChoice: String, Sendable, CaseIterable {
  /// A value on the straight line between its neighbours.
  case interpolate
  /// The value before it.
  case previous
  /// The row is left out.
  case skip
}

/// Which value counts where a date occurs several times.
package enum RepeatedChoice: String, Sendable, CaseIterable {
  case mean, last, first
}
