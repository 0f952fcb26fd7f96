import Synchronization

/// For the few things that all tests of the campaign share.
enum CampaignLock {
  private static let lock = Mutex(())

  static func whileHeld<Value: Sendable>(_ work: () -> Value) -> Value { lock.withLock { _ in work() } }
}
