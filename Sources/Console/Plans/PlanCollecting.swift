import Notebook
import Phrases
import Storage
import Tasks
import Terminal
import Text

/// Takes the results of plans into the person's finished runs.
package struct PlanCollecting<T: Terminal> {
  private let screen: Screen<T>
  private let folders: UserFolders

  /// - Parameters:
  ///   - screen: where it is said what was found.
  ///   - folders: where finished runs are kept.
  package init(_ screen: Screen<T>, _ folders: UserFolders) {
    (self.screen, self.folders) = (screen, folders)
  }

  /// Takes what is there, and says what is missing.
  ///
  /// - Returns: the exit status: 0 if nothing is missing.
  package func collect(_ paths: [String]) -> Int32 {
    let store = RunDatabase(folder: folders.data, shouldStop: screen.terminal.interrupts.shouldStop).store
    var status: Int32 = 0
    for path in paths {
      do throws(PlanReadingError) {
        let collected = try PlanFiles(plan: path).collect(into: store)
        if !collected.missing.isEmpty { status = 1 }
        for sentence in collected.sentences { screen.terminal.print([screen.language.text(sentence)]) }
      } catch {
        screen.complain(error.message, hint: error.hint)
        return 1
      }
    }
    return status
  }
}

extension PlanAccess {
  /// Plans on this machine's disks.
  ///
  /// - Parameters:
  ///   - folder: where the plans are that were given to a cluster; nil if there is none.
  ///   - store: where finished runs are kept.
  static func onDisk(_ folder: String?, _ store: RunStore) -> PlanAccess {
    PlanAccess { (path) throws(PlanReadingError) in
      if let path { return [try PlanFiles(plan: path).collect(into: store)] }
      var all: [CollectedPlan] = []
      for plan in folder.map({ PlanFolder.all(in: $0) }) ?? [] { all.append(try plan.files.collect(into: store)) }
      return all
    }
  }
}
