extension Series {
  /// How many steps a season usually has: 12 for months, 7 for days; nil if the labels show no steps that have one.
  package var usualSeason: Int? { frequency.usualSeason }
}
