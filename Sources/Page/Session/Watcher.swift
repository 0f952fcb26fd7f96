import Notebook
import Phrases
import Tasks

/// Watches a command for the browser, which is told only as often as a person can see.
final class Watcher {
  private let host: LiveHost
  private let start: Double
  private var lastProgress: Double
  private var lastPicture = -1.0
  /// Whether the person has asked to stop.
  private(set) var wasStopped = false

  /// The least number of seconds between two lines of progress.
  private static let progressPause = 0.1
  /// The least number of seconds between two pictures.
  private static let picturePause = 0.25
  /// How wide a line of progress is, on a phone as on a desk.
  private static let columns = 46

  init(_ host: LiveHost) {
    self.host = host
    start = host.seconds()
    lastProgress = start
  }

  /// - Parameter show: shows a picture of what is learned so far.
  func observer(_ show: @escaping ([Output]) -> Void) -> WorkObserver {
    var observer = WorkObserver()
    observer.shouldStop = { [self] in
      if !wasStopped, host.shouldStop() { wasStopped = true }
      return wasStopped
    }
    observer.trainingProgressed = { [self] progress in
      guard isTime else { return }
      host.showProgress(
        ProgressLine.text(progress, seconds: host.seconds() - start, columns: Self.columns))
    }
    observer.runsProgressed = { [self] progress, language in
      guard isTime else { return }
      host.showProgress(ProgressLine.text(progress, seconds: host.seconds() - start, in: language))
    }
    observer.epochEnded = { [self] _, picture in
      let now = host.seconds()
      guard now - lastPicture >= Self.picturePause else { return }
      guard let outputs = picture() else {
        // Nobody wants to watch.
        lastPicture = .infinity
        return
      }
      show(outputs)
      lastPicture = host.seconds()
    }
    return observer
  }

  /// Whether something may be said again.
  private var isTime: Bool {
    let now = host.seconds()
    guard now - lastProgress >= Self.progressPause else { return false }
    lastProgress = now
    return true
  }
}
