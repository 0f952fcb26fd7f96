import Tasks

/// Which files a session's commands may touch.
package struct FileAccess: Sendable {
  /// Where files are.
  package let store: FileStore
  /// The folder that names are relative to and may not leave; nil at the prompt, where any path is allowed.
  package let folder: String?
  /// Whether commands may write files. Replaying a session writes nothing.
  package var mayWrite: Bool
  /// Where it is noted what was read; nil if nobody wants to know.
  var log: ReadingLog?
  /// What a replay has written.
  private let written = WrittenFiles()

  /// - Parameters:
  ///   - store: where files are.
  ///   - folder: the folder of a session file, or nil at the prompt.
  ///   - mayWrite: whether commands may write files.
  package init(store: FileStore, folder: String? = nil, mayWrite: Bool = true) {
    self.store = store
    self.folder = folder
    self.mayWrite = mayWrite
  }

  /// The largest data or session file, in bytes.
  package static let largestFile = 64 << 20

  /// Returns the bytes of a file.
  ///
  /// - Throws: `FileError`, also if a session names a file outside its folder.
  package func read(_ name: String, limit: Int = largestFile) throws(FileError) -> [UInt8] {
    do throws(FileError) {
      let bytes = try bytes(of: name, limit: limit)
      log?.add(PageMemory.Reading(name: name, limit: limit, content: .success(bytes)))
      return bytes
    } catch {
      let error = error.naming(name)
      log?.add(PageMemory.Reading(name: name, limit: limit, content: .failure(error)))
      throw error
    }
  }

  /// The bytes of a file. A replay finds what it has written itself, and so does a prompt that goes on from it.
  private func bytes(of name: String, limit: Int) throws(FileError) -> [UInt8] {
    if let own = written.bytes(of: name) { return own }
    return try store.read(try path(of: name), limit: limit)
  }

  /// Writes a model. It replaces models that were saved, and other files only if `replacing` is true. A replay writes it
  /// to memory alone.
  ///
  /// - Throws: `FileError`.
  package func write(model bytes: [UInt8], to name: String, replacing: Bool) throws(FileError) {
    guard mayWrite else { return written.write(bytes, to: name) }
    try write(bytes, to: name, replacing: replacing, ours: ModelFile.isOurs, else: .existsAsOtherModel(path: name))
    written.remove(name)
  }

  /// Writes a session. It replaces one that holds nothing of anybody's own, and other files, such as a lesson with prose
  /// or a file that is read-only, only if `replacing` is true.
  ///
  /// - Parameter ours: whether the bytes of a file are what `save` writes, and no more.
  /// - Throws: `FileError`.
  package func write(
    session bytes: [UInt8], to name: String, replacing: Bool, ours: ([UInt8]) -> Bool
  ) throws(FileError) {
    try write(bytes, to: name, replacing: replacing, ours: ours, else: .exists(path: name))
  }

  /// Writes a picture. It replaces pictures drawn by this program, and other files only if `replacing` is true.
  ///
  /// - Throws: `FileError`.
  package func write(picture bytes: [UInt8], to name: String, replacing: Bool) throws(FileError) {
    try write(bytes, to: name, replacing: replacing, ours: PictureFile.isPicture, else: .existsAsOther(path: name))
  }

  /// Writes the files of a hand-out, all of them or none. They replace what was exported and not changed since, and other
  /// files only if `replacing` is true.
  ///
  /// - Throws: `FileError`.
  package func write(handOut files: [HandOutFile], replacing: Bool) throws(FileError) {
    var written: [FileStore.NewFile] = []
    for file in files {
      do throws(FileError) {
        let path = try path(of: file.name)
        if !replacing, store.exists(path) {
          if store.isProtected(path) { throw FileError.protected(path: file.name) }
          try checkOld(path, file.bytes, else: .existsAsOtherHandOut(path: file.name)) { old in
            HandOutSeal.isWhole(old) || PictureFile.isPicture(old)
          }
        }
        written.append(FileStore.NewFile(path: path, bytes: file.bytes))
      } catch {
        throw error.naming(file.name)
      }
    }
    do throws(FileError) {
      try store.write(written)
    } catch {
      // What a session says may not depend on the folder it is in.
      guard let index = written.firstIndex(where: { $0.path == error.path }) else { throw error }
      throw error.naming(files[index].name)
    }
  }

  /// Writes a file that holds nothing else, such as a table. It replaces one only if `replacing` is true.
  ///
  /// - Throws: `FileError`.
  package func write(whole bytes: [UInt8], to name: String, replacing: Bool) throws(FileError) {
    do throws(FileError) {
      let path = try path(of: name)
      guard replacing || !store.exists(path) else {
        throw store.isProtected(path) ? .protected(path: name) : .existsAsAny(path: name)
      }
      try store.write(bytes, to: path)
    } catch {
      throw error.naming(name)
    }
  }

  /// Writes a file if there is none yet, if the one there is ours, or if it may be replaced.
  private func write(
    _ bytes: [UInt8], to name: String, replacing: Bool, ours: ([UInt8]) -> Bool, else error: FileError
  ) throws(FileError) {
    do throws(FileError) {
      let path = try path(of: name)
      if !replacing, store.exists(path) {
        if store.isProtected(path) { throw FileError.protected(path: name) }
        try checkOld(path, bytes, else: error, ours: ours)
      }
      try store.write(bytes, to: path)
    } catch {
      throw error.naming(name)
    }
  }

  /// Looks at a file that another one is to replace. One that is much larger than the new one is not read: it is none of
  /// the same kind.
  ///
  /// - Throws: `refusal` if the file is not ours; `FileError` if it cannot be read.
  private func checkOld(
    _ path: String, _ new: [UInt8], else refusal: FileError, ours: ([UInt8]) -> Bool
  ) throws(FileError) {
    let old: [UInt8]
    do throws(FileError) {
      old = try store.read(path, limit: Self.largestFile + 2 * new.count)
    } catch {
      if case .tooLarge = error { throw refusal }
      throw error
    }
    guard ours(old) else { throw refusal }
  }

  /// Whether a file, a folder or anything else has this name.
  func exists(_ name: String) -> Bool { (try? path(of: name)).map { store.exists($0) } ?? false }

  /// Whether a file of this name was made read-only.
  func isProtected(_ name: String) -> Bool { (try? path(of: name)).map { store.isProtected($0) } ?? false }

  /// Whether two names are those of one file.
  func isSame(_ name: String, _ other: String) -> Bool {
    if name.utf8.elementsEqual(other.utf8) { return true }
    guard let one = (try? path(of: name)).flatMap({ store.resolved($0) }) else { return false }
    return (try? path(of: other)).flatMap { store.resolved($0) } == one
  }

  /// Returns the name by which a session in a folder finds a file that has this name here; nil if it cannot: a session
  /// reads only files in its own folder.
  ///
  /// - Parameter folder: empty for the folder that relative paths start from.
  func name(of name: String, inSessionOf folder: String) -> String? {
    let there = FileAccess(store: store, folder: folder, mayWrite: false)
    let path = try? there.path(of: name)
    guard let here = try? self.path(of: name), let target = store.resolved(here) else {
      // Nothing is there now; later it may be.
      return folder.isEmpty && path != nil ? name : nil
    }
    if let path, store.resolved(path) == target { return name }
    guard var root = store.resolved(folder.isEmpty ? "." : folder) else { return nil }
    if root != "/" { root += "/" }
    return target.utf8.starts(with: root.utf8) ? String(Substring(target.utf8.dropFirst(root.utf8.count))) : nil
  }

  /// Returns the path that a name stands for.
  private func path(of name: String) throws(FileError) -> String {
    guard let folder else { return name }
    // By bytes, as the system reads it: a combining mark would hide a slash from Swift's characters.
    let slash = UInt8(ascii: "/")
    let parts = name.utf8.split(separator: slash, omittingEmptySubsequences: false)
    guard let first = name.utf8.first, first != slash, !parts.contains(where: { $0.elementsEqual("..".utf8) }) else {
      throw .outsideFolder(path: name)
    }
    let path = folder.isEmpty ? name : folder + "/" + name
    // A link could lead out of the folder.
    if let target = store.resolved(path), let root = store.resolved(folder.isEmpty ? "." : folder),
      !target.utf8.starts(with: (root == "/" ? root : root + "/").utf8)
    {
      throw .outsideFolder(path: name)
    }
    return path
  }
}
