#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Time since it was made, for how often something is shown or kept; never part of any output.
package struct Stopwatch: Sendable {
  private let start: Double

  /// Starts now.
  package init() { start = Stopwatch.now }

  /// Seconds since it was made.
  package var seconds: Double { Stopwatch.now - start }

  private static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}
