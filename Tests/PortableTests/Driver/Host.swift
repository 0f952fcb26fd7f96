// What the driver needs of the machine: bytes in, bytes out, and three functions that the standard library calls. The C
// library gives them.

@_extern(c, "read")
private func systemRead(_ descriptor: Int32, _ bytes: UnsafeMutablePointer<UInt8>, _ count: Int) -> Int

@_extern(c, "write")
private func systemWrite(_ descriptor: Int32, _ bytes: UnsafePointer<UInt8>, _ count: Int) -> Int

/// The world outside the driver.
enum Host {
  /// All bytes of the input.
  static func readAll() -> [UInt8] {
    var all: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = chunk.withUnsafeMutableBufferPointer { buffer in
        buffer.baseAddress.map { systemRead(0, $0, buffer.count) } ?? 0
      }
      guard count > 0 else { return all }
      all += chunk[..<count]
    }
  }

  /// Writes all bytes to the output.
  ///
  /// - Returns: whether all were written.
  static func write(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBufferPointer { buffer in
      guard let start = buffer.baseAddress else { return true }
      var written = 0
      while written < buffer.count {
        let count = systemWrite(1, start + written, buffer.count - written)
        guard count > 0 else { return false }
        written += count
      }
      return true
    }
  }
}

@_extern(c, "strtod")
private func strtod(
  _ text: UnsafePointer<CChar>, _ end: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>
) -> Double

/// Reads a number for `Double(_: String)`, which the Embedded standard library leaves to the program.
@_cdecl("_swift_stdlib_strtod_clocale")
public func parseDouble(
  _ text: UnsafePointer<CChar>, _ result: UnsafeMutablePointer<Double>
) -> UnsafePointer<CChar>? {
  var end: UnsafeMutablePointer<CChar>?
  result.pointee = strtod(text, &end)
  return UnsafePointer(end)
}

/// The seed of hash tables. Nothing that is shown may depend on their order, so any bytes do.
@_cdecl("arc4random_buf")
public func fillWithSeed(_ bytes: UnsafeMutableRawPointer, _ count: Int) {
  bytes.initializeMemory(as: UInt8.self, repeating: 0x5A, count: count)
}
