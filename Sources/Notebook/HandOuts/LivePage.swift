import CommandLanguage
import Phrases
import Plotting
import Text

/// What a page needs to run its commands besides the hand-out.
package struct LivePage: Sendable {
  /// What all pages that run have: what the build made.
  package struct Parts: Sendable {
    /// CSS that is added to that of a page.
    package let style: String
    /// JavaScript that is added to that of a page.
    package let script: String
    /// The JavaScript of the thread that the engine runs in.
    package let worker: String
    /// The module that unpacks the engine, in Base64.
    package let unpacker: String
    /// The engine that emulates multiply-adds, compressed, as text without `<`.
    package let emulating: String
    /// How the engine with fused multiply-adds differs from it, likewise.
    package let difference: String

    package init(
      style: String, script: String, worker: String, unpacker: String, emulating: String, difference: String
    ) {
      self.style = style
      self.script = script
      self.worker = worker
      self.unpacker = unpacker
      self.emulating = emulating
      self.difference = difference
    }
  }

  /// A file that the session reads.
  package struct File: Sendable {
    let name: String
    let bytes: [UInt8]
  }

  let parts: Parts
  let session: String
  let files: [File]

  /// - Parameters:
  ///   - parts: what all pages that run have.
  ///   - session: the session file, with the output that the page shows.
  ///   - access: the files that its commands read.
  package init(_ parts: Parts, session: String, reading access: FileAccess) {
    self.parts = parts
    self.session = session
    files = Self.files(of: session, access)
  }

  /// What is said where the engine was not built.
  package static let notBuilt: Phrase = "the engine of pages that run is not built"
  /// What to do about it.
  package static let notBuiltHint: Phrase = "type \"swift package build-page\" in the folder of Unroll's sources"

  /// The files that the session loads, as far as they are there.
  private static func files(of session: String, _ access: FileAccess) -> [File] {
    guard let document = try? SessionDocument(Array(session.utf8)) else { return [] }
    var files: [File] = []
    for cell in document.cells {
      for statement in (try? Parser.parse(cell.command)) ?? [] {
        guard let name = statement.nameOfFile, !files.contains(where: { $0.name == name }),
          let bytes = try? access.read(name)
        else { continue }
        files.append(File(name: name, bytes: bytes))
      }
    }
    return files
  }

  /// What stands in the page before its script: data, which browsers do not run.
  ///
  /// - Parameter frames: what stands before the last picture of a command after earlier epochs.
  func data(_ handOut: HandOut, name: String, frames: [CommandHTML.EarlierFrames]) -> String {
    let files = files.map { file in "[\(JSONText.quoted(file.name)),\"\(base64Text(file.bytes))\"]" }
    let frames = frames.map { "[\($0.command),\(JSONText.quoted($0.html))]" }
    return [
      Self.json("words", words(handOut.language, name)),
      Self.json("files", "[\(files.joined(separator: ","))]"),
      Self.packed("session", session), Self.packed("frames", "[\(frames.joined(separator: ","))]"),
      Self.block("worker", parts.worker), Self.block("unpacker", parts.unpacker),
      Self.block("emulating", parts.emulating), Self.block("difference", parts.difference),
    ].joined()
  }

  /// An element of data that is JSON, in which nothing looks like an element.
  private static func json(_ id: String, _ text: String) -> String {
    block(id, text.split(separator: "<", omittingEmptySubsequences: false).joined(separator: "\\u003c"))
  }

  /// An element of text that a zlib stream holds, in Base64.
  private static func packed(_ id: String, _ text: String) -> String {
    block(id, base64Text(Deflate.zlib(Array(text.utf8))))
  }

  /// An element of data. What is not JSON holds no `<`, but for our own script, where nothing looks like an element.
  private static func block(_ id: String, _ text: String) -> String {
    "<script type=\"text/plain\" id=\"\(id)\">\(text)</script>\n"
  }

  /// What the script says, as JSON.
  private func words(_ language: Language, _ name: String) -> String {
    let last = name.split(separator: "/").last.map { String($0) } ?? name
    let stem = last.lastIndex(of: ".").map { String(last[..<$0]) } ?? last
    let members = LivePageWords.all.map { word in
      "\(JSONText.quoted(word.name)):\(JSONText.quoted(language.text(word.phrase)))"
    }
    return "{" + (members + ["\"fileName\":\(JSONText.quoted(stem + ".md"))"]).joined(separator: ",") + "}"
  }
}
