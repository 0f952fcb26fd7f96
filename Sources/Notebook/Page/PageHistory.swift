/// Changes of the page that `undo` takes back, as long as no command was added behind them.
struct PageHistory {
  /// The page before or after a change.
  struct Entry {
    /// The command of the change.
    let command: String
    /// The page.
    let page: SessionRecorder
    /// What was known of its places.
    let links: [PageLink?]
  }

  /// The pages before the changes, the last one last.
  private(set) var past: [Entry] = []
  /// The pages that were taken back, the first to bring again last.
  private(set) var future: [Entry] = []

  /// Notes the page before a change.
  mutating func add(_ entry: Entry) {
    past = past.suffix(Workbench.undoDepth - 1) + [entry]
    future = []
  }

  /// Returns the page before the last change; nil if there is none.
  ///
  /// - Parameter now: the present page, to come back to.
  mutating func undo(_ now: (SessionRecorder, [PageLink?])) -> Entry? {
    guard let entry = past.popLast() else { return nil }
    future.append(Entry(command: entry.command, page: now.0, links: now.1))
    return entry
  }

  /// Returns the page that was taken back last; nil if there is none.
  mutating func redo(_ now: (SessionRecorder, [PageLink?])) -> Entry? {
    guard let entry = future.popLast() else { return nil }
    past.append(Entry(command: entry.command, page: now.0, links: now.1))
    return entry
  }
}
