import Testing

/// A paper is several files. Whichever call fails once, all of them are the new ones or all are the old ones.
@Suite(.onOwnThreads, .enabled(if: Shim.isThere, "there is no C compiler")) struct FailingPapersTests {
  private static func export(_ seed: Int) -> [String] {
    ["-c", "seed \(seed); load sales; plot data height=\(8 + seed); plot data height=\(9 + seed); export work/p.md"]
  }

  @Test(arguments: Shim.Event.errors) func fails(_ event: Shim.Event) throws {
    let (old, new) = (try whole(1), try whole(2))
    #expect(old.count == 3 && new.count == 3)
    var number = 1
    while true {
      let folder = try prepared()
      let shim = Shim.environment(event, at: number, below: folder.path("work"), log: folder.path("log"))
      let ended = try Executable.run(Self.export(2), in: folder, environment: shim)
      guard folder.has("log") else { break }
      let what = "\(event) at \(number): \(folder.text("log").prefix(200))"
      #expect(Verdict.complaint(about: ended) == nil, "\(what)")
      let found = files(in: folder)
      if found != new {
        #expect(found == old, "a part of it is new; \(what)")
        #expect(ended.status == 1 && ended.errorText.contains("error: "), "nothing was said; \(what)")
      }
      number += 1
    }
    #expect(number > 3, "nothing was written at all")
  }

  /// Killed at a call, each file is the old or the new one, and the same once more makes all of them new.
  @Test func isKilled() throws {
    let (old, new) = (try whole(1), try whole(2))
    var number = 1
    while true {
      let folder = try prepared()
      let shim = Shim.environment(.killed, at: number, below: folder.path("work"), log: folder.path("log"))
      let ended = try Executable.run(Self.export(2), in: folder, environment: shim)
      guard folder.has("log") else { break }
      let what = "killed at \(number): \(folder.text("log").prefix(200))"
      #expect(ended.status == -9, "\(what)")
      let found = files(in: folder)
      for (name, bytes) in old { #expect(found[name] == bytes || found[name] == new[name], "\(name); \(what)") }
      #expect(try Executable.run(Self.export(2), in: folder).status == 0, "\(what)")
      #expect(files(in: folder) == new, "\(what)")
      number += 1
    }
    #expect(number > 3)
  }

  private func prepared() throws -> Folder {
    let folder = try Folder()
    try folder.make("work")
    try #require(try Executable.run(Self.export(1), in: folder).status == 0)
    return folder
  }

  private func whole(_ seed: Int) throws -> [String: [UInt8]] {
    let folder = try Folder()
    try folder.make("work")
    try #require(try Executable.run(Self.export(seed), in: folder).status == 0)
    return files(in: folder)
  }

  private func files(in folder: Folder) -> [String: [UInt8]] {
    var result: [String: [UInt8]] = [:]
    for name in folder.files(in: "work") { result[name] = folder.bytes("work/" + name) }
    return result
  }
}
