import Testing

/// Every writing call on the database of runs fails in turn: the comparison is shown all the same, finished runs that
/// were kept stay, the person is told of those that were not, and the file can be used afterwards.
@Suite(.onOwnThreads, .enabled(if: Shim.isThere, "there is no C compiler")) struct FailingDatabaseTests {
  private static let first = "load sales; compare srn units=1 train=1 repeat=2"
  private static let second = "load sales; compare lstm units=1 train=1 repeat=3"

  @Test(arguments: Shim.Event.allCases, [false, true])
  func fails(_ event: Shim.Event, isThere: Bool) throws {
    let expected = try answer(isThere: isThere)
    for forEver in event.kills ? [false] : [false, true] {
      let last = try lastCall(event, isThere: isThere)
      #expect(last > 0)
      for number in Campaign.some(4, of: Array(1...max(last, 1))) {
        try check(event, number, isThere: isThere, forEver: forEver, expected)
      }
    }
  }

  private func prepared(isThere: Bool) throws -> Folder {
    let folder = try Folder()
    try folder.make("data")
    if isThere { #expect(try Executable.commands(Self.first, in: folder).status == 0) }
    return folder
  }

  private func answer(isThere: Bool) throws -> String {
    try Executable.commands(Self.second, in: try prepared(isThere: isThere)).text
  }

  /// How many calls there are.
  private func lastCall(_ event: Shim.Event, isThere: Bool) throws -> Int {
    let folder = try prepared(isThere: isThere)
    // From the first on for ever, an event that is none of the shim's only counts.
    var shim = Shim.environment(event, at: 1, below: folder.path("data"), forEver: true, log: folder.path("log"))
    shim["UNROLL_FAIL"] = "count 1 1 all"
    _ = try Executable.commands(Self.second, in: folder, environment: shim)
    return folder.text("log").split(separator: "\n").count
  }

  private func check(
    _ event: Shim.Event, _ number: Int, isThere: Bool, forEver: Bool, _ expected: String
  ) throws {
    let folder = try prepared(isThere: isThere)
    let shim = Shim.environment(
      event, at: number, below: folder.path("data"), forEver: forEver, log: folder.path("log"))
    let ended = try Executable.commands(Self.second, in: folder, environment: shim)
    let what = "\(event) at \(number)\(forEver ? " for ever" : ""): \(folder.text("log").prefix(200))"
    let listed = try Executable.commands("runs last=100", in: folder)
    let complaint = Verdict.complaint(about: listed)
    #expect(
      complaint == nil && listed.status == 0, "\(what) \(complaint ?? "") status \(listed.status) \(listed.errorText)")
    let kept = listed.text.split(separator: "\n").filter { $0.contains(" adam ") }.count
    #expect(kept >= (isThere ? 2 : 0), "old runs are gone; \(what)")
    if event.kills {
      let again = try Executable.commands(Self.second, in: folder)
      #expect(again.text == expected && again.status == 0, "\(what) \(again.errorText)")
    } else {
      #expect(Verdict.complaint(about: ended) == nil, "\(what)")
      #expect(ended.text.hasPrefix(expected.prefix(200)), "\(what)")
      let isWhole = kept == (isThere ? 5 : 3)
      #expect(isWhole || ended.text.contains("cannot use"), "nothing was said; \(what) \(ended.text)")
    }
  }
}
