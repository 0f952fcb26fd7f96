import Notebook

/// Times as Slurm writes them: `days-hours:minutes:seconds`.
package enum SlurmTime {
  /// What stands in the place of a time.
  package enum Reading: Sendable, Equatable {
    case seconds(Int)
    /// There is no limit.
    case unlimited
    /// Nobody knows, or the cluster does not say.
    case unknown
  }

  /// Reads `9:58`, `1:00:00`, `2-03:00:00`, `UNLIMITED`, `N/A`; a minus sign means that the time is over.
  ///
  /// - Returns: nil if it is none of these.
  package static func read(_ text: some StringProtocol) -> Reading? {
    switch text.uppercased() {
    case "UNLIMITED", "INFINITE": return .unlimited
    case "", "N/A", "NOT_SET", "INVALID", "NONE", "UNKNOWN", "PARTITION_LIMIT", "(NULL)": return .unknown
    default: break
    }
    if text.first == "-" { return read(text.dropFirst()).map { _ in .seconds(0) } }
    guard let clock = ClockParts(text) else { return nil }
    let (seconds, parts) = ((clock.days ?? 0) * 86_400, clock.numbers)
    switch parts.count {
    case 2: return .seconds(seconds + parts[0] * 60 + parts[1])
    case 3: return .seconds(seconds + parts[0] * 3600 + parts[1] * 60 + parts[2])
    default: return nil
    }
  }

  /// `1-02:30:00`: as `sbatch --time` takes it.
  package static func text(minutes: Int) -> String {
    let (days, rest) = minutes.quotientAndRemainder(dividingBy: 24 * 60)
    return (days > 0 ? "\(days)-" : "") + "\(two(rest / 60)):\(two(rest % 60)):00"
  }

  private static func two(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
}
