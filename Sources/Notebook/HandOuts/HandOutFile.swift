import Phrases
import Text

/// A file of a hand-out.
package struct HandOutFile: Sendable, Equatable {
  /// Its name, with the folder that was typed.
  package let name: String
  /// What it holds.
  package let bytes: [UInt8]

  package init(name: String, bytes: [UInt8]) { (self.name, self.bytes) = (name, bytes) }
}

extension HandOut {
  /// The files of a kind of hand-out.
  ///
  /// - Parameters:
  ///   - name: the name of its first file; others, as the pictures of a paper, have names that begin like it.
  ///   - live: makes a page run; nil for one to read.
  ///   - markdown: makes HTML of prose.
  package func files(
    _ kind: Kind, name: String, live: LivePage? = nil, _ markdown: MarkdownReader
  ) -> [HandOutFile] {
    switch kind {
    case .page: [HandOutFile(name: name, bytes: HandOutSeal.sealed(page(markdown, live: live, name: name)))]
    case .slides: [HandOutFile(name: name, bytes: HandOutSeal.sealed(slides(markdown)))]
    case .commands: [HandOutFile(name: name, bytes: HandOutSeal.sealed(commandList))]
    case .notebook: [HandOutFile(name: name, bytes: HandOutSeal.sealed(jupyterNotebook))]
    case .paper: paper(name: name)
    }
  }
}

/// A line in a hand-out that tells whether anybody has changed it since it was written: it names the digest of the rest.
package enum HandOutSeal {
  private static let mark = "exported by Unroll: "
  private static let digits = 16

  /// Stands for the line until the rest of the file is known. It is the first of the file that begins so.
  package static let open = mark + String(repeating: "0", count: digits)

  /// Returns the bytes of a file with its seal closed.
  package static func sealed(_ text: String) -> [UInt8] { sealed(Array(text.utf8)) }

  /// Returns bytes with their seal closed.
  package static func sealed(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    guard let place = place(in: bytes) else { return bytes }
    bytes.replaceSubrange(place, with: SHA256.hexDigest(bytes).utf8.prefix(digits))
    return bytes
  }

  /// Returns whether bytes are a hand-out as it was written.
  package static func isWhole(_ bytes: [UInt8]) -> Bool {
    guard let place = place(in: bytes) else { return false }
    var opened = bytes
    opened.replaceSubrange(place, with: [UInt8](repeating: UInt8(ascii: "0"), count: digits))
    return bytes[place].elementsEqual(SHA256.hexDigest(opened).utf8.prefix(digits))
  }

  /// Returns whether a line is one that holds a seal.
  static func isSealLine(_ line: String) -> Bool { line.hasPrefix("# " + mark) || line.hasPrefix("<!-- " + mark) }

  /// The place of the digits. They stand near the beginning.
  private static func place(in bytes: [UInt8]) -> Range<Int>? {
    let mark = Array(mark.utf8)
    let last = min(bytes.count, 1000) - mark.count - digits
    guard last >= 0 else { return nil }
    for start in 0...last where bytes[start..<start + mark.count].elementsEqual(mark) {
      return start + mark.count..<start + mark.count + digits
    }
    return nil
  }
}
