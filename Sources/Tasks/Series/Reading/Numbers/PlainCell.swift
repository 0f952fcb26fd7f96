/// A cell in plain characters: full-width signs and digits, no-break blanks, typographic minus signs and apostrophes
/// are replaced by the ASCII characters that they stand for. What has no such character stays, in UTF-8.
struct PlainCell {
  private(set) var bytes: [UInt8] = []

  /// Takes the text of a cell; the memory of the last one is used again.
  mutating func set(_ cell: Bytes) {
    bytes.removeAll(keepingCapacity: true)
    var position = cell.startIndex
    while position < cell.endIndex {
      let byte = cell[position]
      if byte < 0x80 {
        bytes.append(byte)
        position += 1
      } else {
        position += append(cell, at: position)
      }
    }
  }

  /// Appends the character at a position; returns its length.
  private mutating func append(_ cell: Bytes, at position: Int) -> Int {
    let blank = cell.blankLength(at: position, before: cell.endIndex)
    if blank > 0 {
      bytes.append(0x20)
      return blank
    }
    let first = cell[position]
    if position + 2 < cell.endIndex, first >= 0xE0 {
      let (second, third) = (cell[position + 1], cell[position + 2])
      if let plain = PlainCell.plain(first, second, third) {
        bytes.append(plain)
        return 3
      }
    }
    if position + 1 < cell.endIndex, first == 0xC2, cell[position + 1] == 0xB4 {
      bytes.append(UInt8(ascii: "'"))
      return 2
    }
    bytes.append(first)
    return 1
  }

  private static func plain(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> UInt8? {
    switch (first, second, third) {
    case (0xEF, 0xBC, 0x81...0xBF): third - 0x60  // ！ to ＿
    case (0xEF, 0xBD, 0x81...0x9E): third - 0x20  // ａ to ～
    case (0xE2, 0x88, 0x92), (0xE2, 0x80, 0x90...0x95), (0xEF, 0xB9, 0xA3): UInt8(ascii: "-")
    case (0xE2, 0x80, 0x98), (0xE2, 0x80, 0x99), (0xE2, 0x80, 0xB2): UInt8(ascii: "'")
    case (0xE2, 0x85, 0x8B), (0xEF, 0xB9, 0x90): UInt8(ascii: ",")
    default: nil
    }
  }
}
