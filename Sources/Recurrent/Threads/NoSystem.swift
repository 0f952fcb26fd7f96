// Stands in for `System.swift` where there is no operating system, or none that is known there: one thread, no
// environment, no clock. Results are the same, bit for bit.

#if hasFeature(Embedded) || !(canImport(Glibc) || canImport(Darwin))
  /// What the engine would ask of an operating system.
  enum System {
    /// No thread can be started: a `WorkerPool` has one part.
    static var hasThreads: Bool { false }
    /// The one thread that there is.
    static var processors: Int { 1 }
    /// No variable is set.
    static func variable(_ name: String) -> String? { nil }
    /// The clock stands still.
    static var nanoseconds: UInt64 { 0 }
    /// There is no other thread.
    static func yield() {}
    /// Starts nothing.
    static func startThread(_ body: @escaping @Sendable () -> Void) -> Bool { false }
    /// Nothing is known of the CPU.
    static func usableFeatures(leaf: UInt32, register: Int) -> UInt32? { nil }
  }

  /// Nobody sleeps where there is one thread.
  final class Alarm: Sendable {
    /// Returns at once: no other thread could change the condition.
    func sleep(while holds: () -> Bool) {}
    /// There is nobody to wake.
    func wakeAll() {}
  }
#endif
