import Testing

/// A session file cut off at every byte and with every byte changed: it runs as what it then says, or is refused.
@Suite(.onOwnThreads) struct DamagedSessionFilesTests {
  private static let file = Array(
    "# 課 One\n\nProse with `code`.\n\n```unroll\n> seed 3\nseed 3\n> decode 3 1 4\n'1+2'\n> modle\n\\> x\n```\n\nEnd.\n"
      .utf8)

  @Test(arguments: [UInt8(0x10), 0x80, 0x01]) func everyByte(mask: UInt8) throws {
    let damages = Mutation.damages(of: Self.file, mask: mask)
    try Batch.check(damages, "damaged session", describe: \.description) { part in
      let folder = try Folder()
      let names = part.indices.map { "s\($0).md" }
      for (name, damage) in zip(names, part) { try folder.write(damage.applied(to: Self.file), to: name) }
      for word in ["check", "replay"] {
        if let complaint = Verdict.complaint(about: try Executable.run([word] + names, in: folder)) {
          return "\(word): \(complaint)"
        }
      }
      for (name, damage) in zip(names, part) where folder.bytes(name) != damage.applied(to: Self.file) {
        return "\(name) was changed"
      }
      return nil
    }
  }
}
