/// How likely each byte and each copy is after what came before, and how they are written.
///
/// A flag tells a copy from a byte, by the byte before it and by which of the last three steps were copies. A byte is coded
/// after the one before it. A copy goes as far back as one of the last four and has a length from 1 to 272, or it has a length
/// from 2 to 273 and a distance: its class (the place of its highest bit and the bit after that) and the bits below.
struct CopyModel {
  static let shortest = 2
  static let longest = 273
  static let half: UInt16 = 1024

  /// A byte, or a copy.
  enum Step {
    case byte
    /// As far back as one of the last four copies; its length.
    case again(Int, Int)
    /// Its distance and its length.
    case copy(Int, Int)

    /// How many bytes it stands for.
    var count: Int {
      switch self {
      case .byte: 1
      case .again(_, let count), .copy(_, let count): count
      }
    }
  }

  /// What of earlier steps matters.
  struct Memory {
    /// The last four distances, the youngest first.
    var last = [1, 1, 1, 1]
    /// A bit for each of the last three steps, 1 for a copy.
    var steps = 0

    func after(_ step: Step) -> Memory {
      var memory = self
      memory.steps = steps << 1 & 7
      switch step {
      case .byte: return memory
      case .again(let index, _): memory.last.insert(memory.last.remove(at: index), at: 0)
      case .copy(let distance, _):
        memory.last.removeLast()
        memory.last.insert(distance, at: 0)
      }
      memory.steps |= 1
      return memory
    }
  }

  /// Probabilities of lengths: 8 short ones, 8 longer ones, 256 long ones.
  struct Lengths {
    var flags = [UInt16](repeating: half, count: 2)
    var short = [UInt16](repeating: half, count: 8)
    var middle = [UInt16](repeating: half, count: 8)
    var long = [UInt16](repeating: half, count: 256)
  }

  var encoder = RangeEncoder()
  private(set) var memory = Memory()
  private var copyFlags = [UInt16](repeating: half, count: 8 * 256)
  private var againFlags = [UInt16](repeating: half, count: 8)
  private var againTree = [UInt16](repeating: half, count: 8 * 4)
  private var literals = [UInt16](repeating: half, count: 256 * 256)
  private(set) var lengths = [Lengths](repeating: Lengths(), count: 2)
  private(set) var classes = [UInt16](repeating: half, count: 4 * 64)
  private(set) var lowBits = [UInt16](repeating: half, count: 64 * 16)

  // MARK: writing

  mutating func write(_ step: Step, _ at: Int, _ bytes: [UInt8]) {
    let before = at > 0 ? Int(bytes[at - 1]) : 0
    let flag = memory.steps << 8 | before
    switch step {
    case .byte:
      encoder.write(0, &copyFlags[flag])
      encoder.write(Int(bytes[at]), 8, &literals, at: before << 8)
    case .again(let index, let count):
      encoder.write(1, &copyFlags[flag])
      encoder.write(1, &againFlags[memory.steps])
      encoder.write(index, 2, &againTree, at: memory.steps << 2)
      writeLength(count - 1, 1)
    case .copy(let distance, let count):
      encoder.write(1, &copyFlags[flag])
      encoder.write(0, &againFlags[memory.steps])
      writeLength(count - Self.shortest, 0)
      writeDistance(distance, count)
    }
    memory = memory.after(step)
  }

  private mutating func writeLength(_ rest: Int, _ kind: Int) {
    encoder.write(rest < 8 ? 0 : 1, &lengths[kind].flags[0])
    if rest < 8 { return encoder.write(rest, 3, &lengths[kind].short, at: 0) }
    encoder.write(rest < 16 ? 0 : 1, &lengths[kind].flags[1])
    if rest < 16 { return encoder.write(rest - 8, 3, &lengths[kind].middle, at: 0) }
    encoder.write(rest - 16, 8, &lengths[kind].long, at: 0)
  }

  private mutating func writeDistance(_ distance: Int, _ count: Int) {
    let parts = DistanceParts(distance)
    encoder.write(parts.kind, 6, &classes, at: min(count - Self.shortest, 3) << 6)
    // The lowest four bits are learned, since code and tables are aligned.
    if parts.width > 4 { encoder.write(plain: parts.low >> 4, parts.width - 4) }
    if parts.width > 0 { encoder.write(parts.low & 15, min(parts.width, 4), &lowBits, at: parts.kind << 4) }
  }

  // MARK: prices, in 16ths of a bit

  /// What it takes to say which step it is.
  func flagPrices(_ memory: Memory, _ at: Int, _ bytes: [UInt8]) -> (byte: Int, again: Int, copy: Int) {
    let flag = copyFlags[memory.steps << 8 | (at > 0 ? Int(bytes[at - 1]) : 0)]
    let copy = BitPrice.of(1, flag)
    let again = againFlags[memory.steps]
    return (BitPrice.of(0, flag), copy + BitPrice.of(1, again), copy + BitPrice.of(0, again))
  }

  func bytePrice(_ at: Int, _ bytes: [UInt8]) -> Int {
    BitPrice.of(Int(bytes[at]), 8, literals, at: (at > 0 ? Int(bytes[at - 1]) : 0) << 8)
  }

  func againPrice(_ memory: Memory, _ index: Int) -> Int {
    BitPrice.of(index, 2, againTree, at: memory.steps << 2)
  }
}

/// A distance as it is written.
struct DistanceParts {
  /// The place of its highest bit and the bit after that.
  let kind: Int
  /// How many bits are below.
  let width: Int
  let low: Int

  init(_ distance: Int) {
    let rest = distance - 1
    let highest = rest < 2 ? 0 : Int.bitWidth - 1 - rest.leadingZeroBitCount
    kind = rest < 2 ? rest : 2 * highest + rest >> (highest - 1) & 1
    width = max(highest - 1, 0)
    low = rest & (1 << width - 1)
  }
}
