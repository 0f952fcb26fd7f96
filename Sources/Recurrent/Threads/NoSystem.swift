// Replaces `System.swift` on platforms without an operating system, or with one that it does not know: one thread, no
// environment, no clock. Results are the same, bit for bit.

#if hasFeature(Embedded) || !(canImport(Glibc) || canImport(Darwin))
  /// What the engine would ask of an operating system.
  package enum System {
    /// No thread can be started: a `WorkerPool` has one part.
    static var hasThreads: Bool { false }
    /// The one thread that there is.
    static var processors: Int { 1 }
    /// No variable is set.
    static func variable(_ name: String) -> String? { nil }
    /// There is no clock: always 0.
    static var nanoseconds: UInt64 { 0 }
    /// There is no other thread.
    static func yield() {}
    /// Starts nothing.
    package static func startThread(_ body: @escaping @Sendable () -> Void) -> Bool { false }
    /// There are no pages.
    static func zeroedPages(bytes: Int) -> UnsafeMutableRawPointer? { nil }
    /// There are none to give back.
    static func releasePages(_ pages: UnsafeMutableRawPointer, bytes: Int) {}
    /// Nothing is known of the CPU.
    static func usableFeatures(leaf: UInt32, register: Int) -> UInt32? { nil }
  }

  /// With one thread nobody sleeps.
  package final class Alarm: Sendable {
    /// One where nobody sleeps.
    package init() {}
    /// Returns at once: no other thread could change the condition.
    func sleep(while holds: () -> Bool) {}
    /// Returns at once, likewise.
    package func sleep(atMost nanoseconds: Int, while holds: () -> Bool) {}
    /// There is nobody to wake.
    package func wakeAll() {}
  }
#endif
