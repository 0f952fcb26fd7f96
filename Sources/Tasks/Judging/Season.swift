extension Series {
  /// How many steps a season usually has: 12 for months; nil if the labels name no months.
  package var usualSeason: Int? {
    guard let label = labels.first, Int(label) == nil, labelsBeyond(1) != nil else { return nil }
    return 12
  }
}
