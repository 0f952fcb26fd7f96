import Notebook
import Recurrent
import Synchronization

/// Compares several session files, some of them at the same time, and gives the results in the order of the files.
final class FileChecks: @unchecked Sendable {
  private let paths: [String]
  private let options: CheckOptions
  /// Asks and tells what is safe on any thread.
  private let observer: WorkObserver
  private let next = Atomic<Int>(0)
  private let results: Mutex<[FileCheck?]>
  private let alarm = Alarm()

  /// - Parameters:
  ///   - paths: the files.
  ///   - options: how they are compared.
  ///   - observer: who watches a file that is run alone, and may stop all of them.
  init(_ paths: [String], _ options: CheckOptions, _ observer: WorkObserver) {
    self.paths = paths
    self.options = options
    if options.jobs > 1, paths.count > 1 {
      // Nobody can watch several at once.
      var stopping = WorkObserver()
      stopping.shouldStop = observer.shouldStop
      self.observer = stopping
    } else {
      self.observer = observer
    }
    results = Mutex(Array(repeating: nil, count: paths.count))
  }

  /// Runs the files.
  ///
  /// - Parameter ended: told of each, in the order of the files.
  func run(ended: (FileCheck) -> Void) {
    let helpers = min(options.jobs, paths.count)
    let hasHelpers =
      helpers > 1
      && (0..<helpers).reduce(false) { hasStarted, _ in System.startThread { self.work() } || hasStarted }
    for index in paths.indices {
      if !hasHelpers { check(index) }
      ended(wait(for: index))
    }
  }

  /// Runs files until none is left.
  private func work() {
    while true {
      let index = next.add(1, ordering: .relaxed).oldValue
      guard paths.indices.contains(index) else { return }
      check(index)
    }
  }

  private func check(_ index: Int) {
    let result = FileCheck(paths[index], options, observer)
    results.withLock { $0[index] = result }
    alarm.wakeAll()
  }

  private func wait(for index: Int) -> FileCheck {
    while true {
      if let result = results.withLock({ $0[index] }) { return result }
      alarm.sleep(atMost: 20_000_000) { results.withLock { $0[index] == nil } }
    }
  }
}
