#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif
import Storage

/// The time as whoever follows jobs sees it.
package struct Pace {
  /// Seconds since any moment.
  package var seconds: () -> Double
  /// Lets a short time pass.
  package var rest: () -> Void

  /// - Parameters:
  ///   - seconds: seconds since any moment.
  ///   - rest: lets a short time pass.
  package init(seconds: @escaping () -> Double, rest: @escaping () -> Void) {
    (self.seconds, self.rest) = (seconds, rest)
  }

  /// That of the machine.
  package static var ofThisMachine: Pace {
    let watch = Stopwatch()
    return Pace(seconds: { watch.seconds }, rest: { usleep(50_000) })
  }
}
