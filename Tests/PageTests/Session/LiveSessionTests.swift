import Foundation
import Testing

import Page
import Tasks

/// A session as a page runs it, without a browser.
@Suite struct LiveSessionTests {
  private static let text = """
    # Coding

    ```unroll
    > encode '1+2' 3
       ␣ + 0 1 2 3 4 5 6 7 8 9
    1  0 0 0 1 0 0 0 0 0 0 0 0
    +  0 1 0 0 0 0 0 0 0 0 0 0
    2  0 0 0 0 1 0 0 0 0 0 0 0
    > decode 3 1 4
    '1+2'
    ```

    Prose stays.

    """

  private static func session(_ host: LiveHost = LiveHost()) throws -> LiveSession {
    try LiveSession(Array(text.utf8), host)
  }

  @Test func outputIsComparedWithWhatIsRecorded() throws {
    let session = try Self.session()
    let first = try #require(session.run(0, "encode '1+2' 3"))
    #expect(first.isAsRecorded == true && !first.failed && first.difference.isEmpty)
    let second = try #require(session.run(1, "decode 3 1 5"))
    #expect(second.isAsRecorded == false && second.lines == ["'1+3'"])
    #expect(second.difference.contains("-'1+2'") && second.difference.contains("+'1+3'"))
  }

  @Test func nothingRunsBeforeWhatStandsAboveIt() throws {
    let session = try Self.session()
    #expect(session.run(1, "decode 3") == nil && session.freshCount == 0)
  }

  @Test func aChangedCommandMakesThoseBehindItStale() throws {
    let session = try Self.session()
    _ = session.run(0, "encode '1+2' 3")
    _ = session.run(1, "decode 3 1 4")
    #expect(session.freshCount == 2)
    _ = session.run(0, "encode '1+3' 3")
    #expect(session.freshCount == 1)
  }

  @Test func theTextIsTheFileWithWhatWasChanged() throws {
    let session = try Self.session()
    _ = session.run(0, "encode '1+2' 3")
    _ = session.run(1, "decode 3 1 4")
    #expect(session.text == Self.text)
    _ = session.run(1, "decode 3")
    _ = session.run(2, "decode 4")
    let expected = Self.text.replacingOccurrences(of: "> decode 3 1 4\n'1+2'", with: "> decode 3\n'1'")
    #expect(session.text == expected + "\n```unroll\n> decode 4\n'2'\n```\n")
    session.reset()
    #expect(session.text == Self.text && session.count == 2 && session.freshCount == 0)
  }

  @Test func stateComesFromTheCommandsBefore() throws {
    let session = try Self.session()
    _ = session.run(0, "load sales")
    #expect(session.run(1, "model lstm 8")?.failed == false)
    #expect(session.run(0, "decode 3")?.failed == false)
    // Nothing is loaded any more.
    #expect(session.run(1, "model lstm 8")?.failed == true)
  }

  @Test func filesAreReadThatThePageHolds() throws {
    let session = try Self.session()
    #expect(session.run(0, "load own.csv")?.failed == true)
    let rows = (0..<36).map { "\(2020 + $0 / 12)-\($0 % 12 + 1),\(100 + 3 * $0)" }
    session.addFile("own.csv", Array(("month,sold\n" + rows.joined(separator: "\n") + "\n").utf8))
    #expect(session.run(0, "load own.csv")?.failed == false)
    #expect(session.completions("load ow").contains("own.csv"))
  }

  @Test func aStoppedTrainingHasTheEpochsThatItMade() throws {
    var host = LiveHost()
    let count = Counter()
    host.shouldStop = {
      count.value += 1
      return count.value > 2000
    }
    let session = try Self.session(host)
    _ = session.run(0, "load sales; model lstm 8")
    count.value = 0
    let answer = try #require(session.run(1, "train 100000"))
    #expect(!answer.failed && answer.command.hasPrefix("train ") && answer.command != "train 100000")
  }

  @Test func hostileTextIsEscaped() throws {
    let session = try Self.session()
    let answer = try #require(session.run(0, "encode '<script>alert(1)</script>'"))
    #expect(answer.failed && !answer.html.contains("<script"))
    #expect(answer.json.contains("\"failed\":true"))
  }

  private final class Counter { var value = 0 }

  /// What stands below a command that shows gates: a table for each unit, a row a step.
  @Test func gatesAreShownStepByStep() throws {
    let session = try Self.session()
    for (index, command) in ["load addition digits=1 examples=50", "model lstm 3", "gates 1+2 height=10"].enumerated() {
      #expect(session.run(index, command)?.failed == false)
    }
    let first = try #require(session.steps(2, unit: nil))
    #expect(first.hasPrefix("{\"unit\":1,\"units\":3,\"columns\":[\"step\",\"reads\",\"input\""))
    #expect(first.contains("\"rows\":[[\"1\",\"2\",\"") && first.contains("],[\"3\",\"1\",\""))
    let third = try #require(session.steps(2, unit: 3))
    #expect(third.hasPrefix("{\"unit\":3,") && third.dropFirst(9) != first.dropFirst(9))
    #expect(session.steps(2, unit: 4) == nil && session.steps(1, unit: nil) == nil && session.steps(3, unit: 1) == nil)
    #expect(session.run(3, "gates '1+2' unit=2 as=numbers")?.failed == false)
    #expect(session.steps(3, unit: nil)?.hasPrefix("{\"unit\":2,") == true)
  }

  /// A browser knows encodings that the core has no tables for.
  @Test func theBrowserReadsOtherEncodings() throws {
    let file: [UInt8] = [0xA4, 0xEB, 0x2C, 0xBE, 0x50, 0xB0, 0xE2, 0x0A]
    let rows = (0..<36).map { "\(2020 + $0 / 12)-\($0 % 12 + 1),\(100 + 3 * $0)\n" }.joined()
    var host = LiveHost()
    host.textDecoders = TextDecoders { bytes, encoding in
      encoding == .big5 ? Array("月,銷售\n".utf8) + bytes.dropFirst(file.count) : nil
    }
    let session = try Self.session(host)
    session.addFile("own.csv", file + Array(rows.utf8))
    #expect(session.run(0, "load own.csv")?.failed == false)
  }
}
