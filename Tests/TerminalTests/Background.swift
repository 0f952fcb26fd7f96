import Glibc
import Testing

/// Does `work` on a thread of its own, which may block.
func inBackground(_ work: @escaping @Sendable () -> Void) throws {
  let job = Unmanaged.passRetained(Job(work))
  var thread = pthread_t()
  let status = pthread_create(
    &thread, nil,
    { job in
      if let job { Unmanaged<Job>.fromOpaque(job).takeRetainedValue().work() }
      return nil
    }, job.toOpaque())
  try #require(status == 0)
  pthread_detach(thread)
}

private final class Job {
  let work: @Sendable () -> Void

  init(_ work: @escaping @Sendable () -> Void) { self.work = work }
}

/// The thread that makes this, for others to look at.
struct ObservedThread {
  /// Its folder, as `1234/task/1235`.
  private let folder: String

  init() {
    var bytes = [CChar](repeating: 0, count: 64)
    let count = max(0, readlink("/proc/thread-self", &bytes, bytes.count))
    folder = String(decoding: bytes[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// Whether it waits for something, as the system says.
  var isWaiting: Bool {
    guard let file = fopen("/proc/\(folder)/stat", "r") else { return false }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 512)
    let count = fread(&bytes, 1, bytes.count, file)
    // The state stands after the name, which is in parentheses.
    guard let end = bytes[..<count].lastIndex(of: UInt8(ascii: ")")), end + 2 < count else { return false }
    return bytes[end + 2] == UInt8(ascii: "S")
  }

  /// Returns when it waits, or when `isDone` says that it need not any more.
  func wait(unless isDone: () -> Bool = { false }) {
    while !isWaiting && !isDone() { sched_yield() }
  }
}
