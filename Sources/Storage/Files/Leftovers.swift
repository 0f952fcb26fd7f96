#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Files that a program leaves when it is killed while it writes. The next one clears them: whoever still writes a file
/// holds its lock.
package enum Leftovers {
  private static let temporaryBeginning = ".unroll-"
  private static let temporaryEnding = ".tmp"
  private static let historyBeginning = "history."

  /// Returns a name for a file that is written under another name until it is whole.
  ///
  /// - Parameter number: tells several of one program apart.
  static func name(_ number: Int) -> String { "\(temporaryBeginning)\(getpid())-\(number)\(temporaryEnding)" }

  /// Clears what nobody writes any more in the folder of what is remembered.
  package static func clear(state folder: String) {
    clearTemporaryFiles(in: folder)
    for name in Folder.names(folder) {
      guard let process = number(in: name, after: historyBeginning) else { continue }
      // As earlier versions left them, which held no lock: by the number of the process.
      if kill(process, 0) != 0, errno == ESRCH { deleteUnlocked(folder + "/" + name) }
    }
    clearJournals(in: folder + "/" + JournalFiles.folderName)
  }

  /// Clears temporary files and the trainings of journals that are gone.
  private static func clearJournals(in folder: String) {
    clearTemporaryFiles(in: folder)
    for name in JournalFiles.withoutText(in: folder) { unlink(folder + "/" + name) }
  }

  /// Clears the temporary files in a folder that nobody writes any more.
  static func clearTemporaryFiles(in folder: String) {
    for name in Folder.names(folder) where isTemporary(name) { deleteUnlocked(folder + "/" + name) }
  }

  /// Whether a name is one that `name` returns to some process.
  private static func isTemporary(_ name: String) -> Bool {
    guard name.hasPrefix(temporaryBeginning), name.hasSuffix(temporaryEnding) else { return false }
    let numbers = name.dropFirst(temporaryBeginning.count).dropLast(temporaryEnding.count).split(
      separator: "-", omittingEmptySubsequences: false)
    return numbers.count == 2 && numbers.allSatisfy { Int($0) != nil }
  }

  /// What the names of temporary files begin with, behind a dot, that this machine writes where others write, too.
  static let owner = ThisComputer.node.map { $0.isLetter || $0.isNumber ? String($0) : "_" }.joined()

  /// Seconds after which nobody writes a small file any more, whatever the clocks of machines say.
  private static let longestWriting = 3600

  /// Clears temporary files that `writeShared` has left, in a folder where other machines write, too. No locks say who
  /// still writes: of this machine it is whether the process lives, of others only how old a file is.
  static func clearSharedFiles(in folder: String) {
    for name in Folder.names(folder) {
      guard let (owner, process) = writer(ofShared: name) else { continue }
      let path = folder + "/" + name
      guard let version = (try? OpenFile(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK))?.version, version.count == 3 else {
        continue
      }
      let isOver = owner == Self.owner && kill(process, 0) != 0 && errno == ESRCH
      if isOver || version[1] < time(nil) - longestWriting { unlink(path) }
    }
  }

  /// The machine and the process of `.MACHINE-PROCESS-NUMBER.tmp`; nil for other names.
  private static func writer(ofShared name: String) -> (owner: String, process: Int32)? {
    guard name.hasPrefix("."), name.hasSuffix(temporaryEnding) else { return nil }
    let words = name.dropFirst().dropLast(temporaryEnding.count).split(separator: "-", omittingEmptySubsequences: false)
    guard words.count == 3, Int(words[2]) != nil, let process = Int32(words[1]), process > 0 else { return nil }
    return (String(words[0]), process)
  }

  /// The number between a beginning and the ending of a temporary file.
  private static func number(in name: String, after beginning: String) -> Int32? {
    guard name.hasPrefix(beginning), name.hasSuffix(temporaryEnding) else { return nil }
    return Int32(name.dropFirst(beginning.count).dropLast(temporaryEnding.count)).flatMap { $0 > 0 ? $0 : nil }
  }

  private static func deleteUnlocked(_ path: String) {
    guard let file = try? OpenFile(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK), file.lock(), file.isNamed(path) else {
      return
    }
    unlink(path)
  }
}
