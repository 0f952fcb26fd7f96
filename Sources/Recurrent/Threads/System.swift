// The only file of the engine that calls the operating system. On a platform without one, `NoSystem.swift` replaces it.

#if !hasFeature(Embedded) && (canImport(Glibc) || canImport(Darwin))
  #if canImport(Glibc)
    import Glibc
  #else
    import Darwin
  #endif

  /// What the engine asks of the operating system.
  package enum System {
    /// Whether threads can be started at all.
    static var hasThreads: Bool { true }

    /// How many threads the machine runs at once.
    static var processors: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

    /// The value of an environment variable; nil if it is not set or is empty.
    static func variable(_ name: String) -> String? {
      getenv(name).flatMap { $0.pointee == 0 ? nil : String(cString: $0) }
    }

    /// Nanoseconds since some moment in the past; never goes back.
    static var nanoseconds: UInt64 {
      var time = timespec()
      clock_gettime(CLOCK_MONOTONIC, &time)
      return UInt64(time.tv_sec) &* 1_000_000_000 &+ UInt64(time.tv_nsec)
    }

    /// Lets another thread have this core for a moment.
    static func yield() { sched_yield() }

    /// Starts a thread that calls `body` and ends.
    ///
    /// - Returns: false if the system has no thread left.
    package static func startThread(_ body: @escaping @Sendable () -> Void) -> Bool {
      let context = Unmanaged.passRetained(ThreadBody(body))
      #if canImport(Glibc)
        var thread = pthread_t()
        let status = pthread_create(&thread, nil, runThread, context.toOpaque())
        if status == 0 { pthread_detach(thread) }
      #else
        var thread: pthread_t?
        let status = pthread_create(&thread, nil, { runThread($0) }, context.toOpaque())
        if status == 0, let thread { pthread_detach(thread) }
      #endif
      if status != 0 { context.release() }
      return status == 0
    }

    /// Returns whole pages of zeros, of which the system takes none from the machine before it is written; nil if it has
    /// none left. They never become part of the heap.
    static func zeroedPages(bytes: Int) -> UnsafeMutableRawPointer? {
      let pages = mmap(nil, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANON, -1, 0)
      return pages == MAP_FAILED ? nil : pages
    }

    /// Gives pages back.
    static func releasePages(_ pages: UnsafeMutableRawPointer, bytes: Int) { munmap(pages, bytes) }

    /// The word of a CPUID leaf that says which features can be used: those that the CPU has and the system has switched
    /// on. glibc keeps, for each leaf, four words as the CPU says and four as they can be used (<sys/platform/x86.h>).
    ///
    /// - Returns: nil if the C library has no such function.
    static func usableFeatures(leaf: UInt32, register: Int) -> UInt32? {
      #if arch(x86_64) && canImport(Glibc)
        typealias Leaf = @convention(c) (UInt32) -> UnsafePointer<UInt32>?
        guard let symbol = dlsym(nil, "__x86_get_cpuid_feature_leaf") else { return nil }
        return unsafeBitCast(symbol, to: Leaf.self)(leaf).map { $0[4 + register] }
      #else
        return nil
      #endif
    }
  }

  /// Where threads sleep until another thread wakes them.
  package final class Alarm: @unchecked Sendable {
    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

    /// One where nobody sleeps.
    package init() {
      pthread_mutex_init(mutex, nil)
      pthread_cond_init(condition, nil)
    }

    deinit {
      pthread_mutex_destroy(mutex)
      pthread_cond_destroy(condition)
      mutex.deallocate()
      condition.deallocate()
    }

    /// Sleeps as long as a condition holds. It is looked at now and after every `wakeAll`.
    func sleep(while holds: () -> Bool) {
      pthread_mutex_lock(mutex)
      while holds() { pthread_cond_wait(condition, mutex) }
      pthread_mutex_unlock(mutex)
    }

    /// Sleeps as long as a condition holds, and no longer than so many nanoseconds.
    package func sleep(atMost nanoseconds: Int, while holds: () -> Bool) {
      var end = timespec()
      clock_gettime(CLOCK_REALTIME, &end)
      let fraction = Int(end.tv_nsec) + nanoseconds
      end.tv_sec += fraction / 1_000_000_000
      end.tv_nsec = fraction % 1_000_000_000
      pthread_mutex_lock(mutex)
      while holds(), pthread_cond_timedwait(condition, mutex, &end) == 0 {}
      pthread_mutex_unlock(mutex)
    }

    /// Wakes every thread that sleeps here.
    package func wakeAll() {
      pthread_mutex_lock(mutex)
      pthread_cond_broadcast(condition)
      pthread_mutex_unlock(mutex)
    }
  }

  /// What a new thread calls.
  private final class ThreadBody {
    let call: @Sendable () -> Void

    init(_ call: @escaping @Sendable () -> Void) { self.call = call }
  }

  private func runThread(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    guard let context else { return nil }
    Unmanaged<ThreadBody>.fromOpaque(context).takeRetainedValue().call()
    return nil
  }
#endif
