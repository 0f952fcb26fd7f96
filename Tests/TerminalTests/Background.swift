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
