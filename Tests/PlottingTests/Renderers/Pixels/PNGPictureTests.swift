import Foundation
import Plotting
import Testing

/// PNG files, read back.
@Suite struct PNGPictureTests {
  /// What a PNG file holds.
  private struct Image {
    var width = 0
    var height = 0
    var chunks: [String] = []
    /// Three bytes a pixel.
    var pixels: [[UInt8]] = []

    struct Failure: Error {}

    init(_ bytes: [UInt8]) throws {
      guard bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) else { throw Failure() }
      func number(_ at: Int) -> Int { bytes[at..<at + 4].reduce(0) { $0 << 8 | Int($1) } }
      var (at, packed) = (8, [UInt8]())
      while at < bytes.count {
        let length = number(at)
        let name = String(decoding: bytes[at + 4..<at + 8], as: UTF8.self)
        let data = bytes[at + 8..<at + 8 + length]
        guard Self.checksum(bytes[at + 4..<at + 8 + length]) == UInt32(number(at + 8 + length)) else { throw Failure() }
        chunks.append(name)
        if name == "IHDR" { (width, height) = (number(at + 8), number(at + 12)) }
        if name == "IDAT" { packed += data }
        at += 12 + length
      }
      let rows = try Inflate.zlib(packed)
      guard rows.count == height * (width * 3 + 1) else { throw Failure() }
      for y in 0..<height {
        let start = y * (width * 3 + 1)
        guard rows[start] == 0 else { throw Failure() }
        pixels.append(Array(rows[start + 1..<start + 1 + width * 3]))
      }
    }

    /// CRC-32, bit by bit.
    private static func checksum(_ bytes: ArraySlice<UInt8>) -> UInt32 {
      var sum: UInt32 = 0xFFFF_FFFF
      for byte in bytes {
        sum ^= UInt32(byte)
        for _ in 0..<8 { sum = sum & 1 == 1 ? 0xEDB8_8320 ^ (sum >> 1) : sum >> 1 }
      }
      return sum ^ 0xFFFF_FFFF
    }

    func colour(_ x: Int, _ y: Int) -> [UInt8] { Array(pixels[y][x * 3..<x * 3 + 3]) }
    func count(_ colour: [UInt8]) -> Int {
      (0..<height).reduce(0) { sum, y in sum + (0..<width).count { self.colour($0, y) == colour } }
    }
  }

  private var chart: Chart {
    Chart(
      title: "Loss", xAxis: .init(title: "epoch"), yAxis: .init(title: "loss"),
      series: [.init("srn", values: [4, 2, 1], colour: .bad), .init("lstm", values: [3, 1, 2], colour: .good)],
      referenceLines: [.init(.y(1.5), label: "target")])
  }

  @Test func readsBack() throws {
    let image = try Image(try Picture.chart(chart).png(ChartStyle(width: 40, height: 12)))
    #expect(image.chunks == ["IHDR", "tEXt", "IDAT", "IEND"])
    #expect((image.width, image.height) == (800, 480))
    #expect(image.colour(0, 0) == [255, 255, 255])
    // Both lines, in the colours that SVG and text have.
    for role in [Chart.ColourRole.bad, .good] {
      #expect(image.count([role.colour.red, role.colour.green, role.colour.blue]) > 200)
    }
    // The title is written in the upper tenth, the title of the y axis at the left edge.
    let title = (0..<48).reduce(0) { sum, y in sum + (0..<800).count { image.colour($0, y)[0] < 100 } }
    #expect(title > 100)
    let side = (0..<480).reduce(0) { sum, y in sum + (0..<36).count { image.colour($0, y)[0] < 100 } }
    #expect(side > 40)
  }

  @Test func darkPaper() throws {
    let image = try Image(try Picture.chart(chart).png(ChartStyle(width: 40, height: 12), paper: .dark))
    #expect(image.colour(0, 0) == [11, 11, 11])
    #expect(image.count([0xBE, 0x0A, 0x0A]) > 200)
  }

  @Test func theSameBytesAgain() throws {
    let picture = Picture.chart(chart)
    #expect(try picture.png(ChartStyle()) == picture.png(ChartStyle()))
  }

  @Test func everyPictureOfASCII() throws {
    for (name, picture) in PictureSamples.all where !name.contains("chinese") {
      let image = try Image(try picture.png(ChartStyle(width: 60, height: 16)))
      #expect(image.width == 1200, "\(name)")
    }
  }

  @Test func lettersThatAreMissingAreNamed() {
    #expect(throws: PNGError.missingLetter("一")) { try Picture.chart(ChartSamples.chineseBars).png(ChartStyle()) }
    #expect(throws: PNGError.tooLarge) { try Picture.chart(chart).png(ChartStyle(width: 1000, height: 1000)) }
  }

  @Test func itsOwnFilesAreKnown() throws {
    let png = try Picture.chart(chart).png(ChartStyle())
    #expect(PNGFile.isOurs(png))
    #expect(!PNGFile.isOurs([]) && !PNGFile.isOurs(Array(png.prefix(40))))
    var other = png
    other[55] ^= 1
    #expect(!PNGFile.isOurs(other))
  }
}
