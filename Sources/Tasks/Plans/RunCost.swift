private import Recurrent

extension PlannedRun {
  /// About how many seconds one core takes for it, rather too many than too few.
  package var seconds: Double { RunCost.start + work * RunCost.margin / RunCost.rate(batch: settings.training.batch) }
}

/// What runs cost.
private enum RunCost {
  /// Seconds to make a network, to judge it, and to write the result.
  static let start = 0.02
  /// How much slower a core may be than one of an AMD EPYC of 2022 (Zen 4), on which the rates were measured: one with AVX2
  /// alone takes about twice as long.
  static let margin = 2.5

  /// Multiply-adds of a pass forward that a core does in a second while it trains. Sample by sample weights come from
  /// memory again and again, in batches they stay; the size of a network matters less.
  static func rate(batch: Int) -> Double { min(3e9 * Double(batch), 3e10) }
}
