import Notebook
import Tasks

/// A folder of its own for a plan, named by what its runs are, so that the same command finds it again.
package struct PlanFolder: Sendable, Equatable {
  /// The folder.
  package let path: String
  /// The plan in it, and its results.
  package let files: PlanFiles

  /// What the plan is called in its folder.
  package static let planName = "plan"

  private init(path: String) {
    self.path = path
    files = PlanFiles(plan: path + "/" + Self.planName)
  }

  /// Makes a folder for a plan. If there is one, its results stay, and the plan in it is replaced: its runs are the same,
  /// but they may be divided into parts in another way.
  ///
  /// - Parameter plans: where such folders are, an absolute path.
  package static func make(_ plan: ComputePlan, in plans: String) throws(FileError) -> PlanFolder {
    let folder = PlanFolder(path: plans + "/" + name(plan.digest))
    if let error = Folder.make(folder.path) { throw .system(.create, path: folder.path, error) }
    try DiskFileStore().writeShared(Array(plan.text.utf8), to: folder.files.plan)
    return folder
  }

  /// The folder of a plan; nil if there is none.
  package static func find(_ digest: String, in plans: String) -> PlanFolder? {
    let folder = PlanFolder(path: plans + "/" + name(digest))
    return DiskFileStore().exists(folder.files.plan) ? folder : nil
  }

  /// All folders with plans, by name.
  package static func all(in plans: String) -> [PlanFolder] {
    Folder.entries(plans).filter { $0.isFolder }.map { PlanFolder(path: plans + "/" + $0.name) }.filter {
      DiskFileStore().exists($0.files.plan)
    }
  }

  private static func name(_ digest: String) -> String { String(digest.prefix(16)) }

  /// The folder's own name, the beginning of the plan's digest.
  package var name: String { path.withoutFolder }

  /// Reads the plan.
  package func plan() throws(PlanReadingError) -> ComputePlan { try files.read() }
}
