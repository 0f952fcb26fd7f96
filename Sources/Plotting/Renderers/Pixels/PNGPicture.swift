import Text

/// Why a picture cannot be drawn in pixels.
package enum PNGError: Error, Sendable, Equatable {
  /// A character that the font for pixels lacks.
  case missingLetter(Character)
  /// More pixels than fit.
  case tooLarge
}

extension Picture {
  /// The picture as a PNG file (ISO/IEC 15948) with the layout of `svg`, two pixels for each of its units. The same picture
  /// gives the same bytes.
  ///
  /// - Throws: `PNGError` if a text has letters other than those of ASCII and a few signs, or for more than 48 million pixels.
  package func png(_ style: ChartStyle, paper: Paper = .light) throws(PNGError) -> [UInt8] {
    let scene = scene(style.onPaper, Scene.Target(paper: paper, isWhole: true))
    for shape in scene.shapes {
      switch shape {
      case .text(let text, _, _, _), .upwardText(let text, _):
        if let letter = StrokeFont.firstMissing(in: text) { throw .missingLetter(letter) }
      default: break
      }
    }
    let scale = 2.0
    guard scene.width * scene.height * scale * scale <= 48_000_000 else { throw .tooLarge }
    return Raster(whole: scene, scale: scale).png
  }
}

extension Raster {
  /// The picture as a PNG file without transparency.
  var png: [UInt8] {
    var rows: [UInt8] = []
    rows.reserveCapacity(height * (width * 3 + 1))
    for y in 0..<height {
      // No filter: the packing finds rows that repeat.
      rows.append(0)
      for x in 0..<width {
        let index = (y * width + x) * 4
        rows += bytes[index..<index + 3]
      }
    }
    let packed = Deflate.zlib(rows, pixel: 3, row: width * 3 + 1)
    let header = Self.number(width) + Self.number(height) + [8, 2, 0, 0, 0]
    return PNGFile.signature + Self.chunk("IHDR", header) + Self.chunk("tEXt", PNGFile.mark)
      + Self.chunk("IDAT", packed) + Self.chunk("IEND", [])
  }

  private static func chunk(_ name: String, _ data: [UInt8]) -> [UInt8] {
    let body = Array(name.utf8) + data
    return number(data.count) + body + number(Int(PNGFile.checksum(body)))
  }

  /// Four bytes, the highest first.
  private static func number(_ value: Int) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
  }
}

/// What PNG files have in common.
package enum PNGFile {
  /// The bytes that such a file starts with.
  static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
  /// A text that tells that Unroll drew the picture.
  static let mark: [UInt8] = Array("Software".utf8) + [0] + Array("Unroll".utf8)

  /// Whether these bytes are a picture that this program wrote: the text comes right after the header.
  package static func isOurs(_ bytes: [UInt8]) -> Bool {
    let start = 8 + 25 + 8
    return bytes.starts(with: signature) && bytes.count > start + mark.count
      && bytes[start..<start + mark.count].elementsEqual(mark)
  }

  /// The checksum of a chunk (CRC-32).
  static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var sum: UInt32 = 0xFFFF_FFFF
    for byte in bytes { sum = table[Int((sum ^ UInt32(byte)) & 0xFF)] ^ (sum >> 8) }
    return sum ^ 0xFFFF_FFFF
  }

  private static let table: [UInt32] = (0..<256).map { index in
    var value = UInt32(index)
    for _ in 0..<8 { value = value & 1 == 1 ? 0xEDB8_8320 ^ (value >> 1) : value >> 1 }
    return value
  }
}
