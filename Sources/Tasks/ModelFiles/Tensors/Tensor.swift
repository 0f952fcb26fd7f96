/// An array of numbers with a name, as a file holds it: the last axis of its shape runs fastest.
package struct Tensor: Sendable {
  /// Its name, such as `lstm/kernel`.
  package let name: String
  /// What its elements are.
  package let type: TensorType
  /// Lengths of its axes; empty for a single number.
  package let shape: [Int]
  /// Its elements.
  private let content: Content

  /// Elements as they were given, so that no second copy of them is made, or bytes of a file.
  private enum Content: Sendable {
    case floats(ArraySlice<Float>)
    case doubles([Double])
    case integers([Int64])
    case bytes(ArraySlice<UInt8>)
  }

  /// Numbers of four bytes.
  ///
  /// - Parameter shape: with as many elements as there are numbers.
  package init(_ name: String, _ shape: [Int], floats: ArraySlice<Float>) {
    (self.name, self.shape, type, content) = (name, shape, .f32, .floats(floats))
  }

  /// A row of numbers of eight bytes.
  package init(_ name: String, doubles: [Double]) {
    (self.name, shape, type, content) = (name, [doubles.count], .f64, .doubles(doubles))
  }

  /// A row of whole numbers.
  package init(_ name: String, integers: [Int]) {
    (self.name, shape, type, content) = (name, [integers.count], .i64, .integers(integers.map { Int64($0) }))
  }

  /// A row of whole numbers that may be larger than those of this machine.
  package init(_ name: String, wideIntegers: [Int64]) {
    (self.name, shape, type, content) = (name, [wideIntegers.count], .i64, .integers(wideIntegers))
  }

  /// A row of bytes, such as text.
  package init(_ name: String, bytes: [UInt8]) {
    (self.name, shape, type, content) = (name, [bytes.count], .u8, .bytes(bytes[...]))
  }

  /// A tensor of a file.
  ///
  /// - Parameter bytes: as many as type and shape have.
  init(_ name: String, _ type: TensorType, _ shape: [Int], in bytes: ArraySlice<UInt8>) {
    (self.name, self.type, self.shape, content) = (name, type, shape, .bytes(bytes))
  }

  /// How many elements it has.
  package var count: Int { shape.reduce(1, *) }

  // MARK: elements

  /// The elements as numbers of four bytes, to the last bit; nil if they are of another type.
  package var floats: [Float]? {
    switch content {
    case .floats(let values): return Array(values)
    case .bytes(let bytes) where type == .f32:
      return (0..<bytes.count / 4).map {
        Float(bitPattern: UInt32(truncatingIfNeeded: bytes.word(at: 4 * $0, bytes: 4)))
      }
    default: return nil
    }
  }

  /// The elements as numbers of eight bytes, to the last bit; nil if they are of another type.
  package var doubles: [Double]? {
    switch content {
    case .doubles(let values): return values
    case .bytes(let bytes) where type == .f64:
      return (0..<bytes.count / 8).map { Double(bitPattern: bytes.word(at: 8 * $0, bytes: 8)) }
    default: return nil
    }
  }

  /// The elements as whole numbers; nil if they are of another type, or too large for this machine.
  package var integers: [Int]? {
    guard let wide = wideIntegers else { return nil }
    let integers = wide.compactMap { Int(exactly: $0) }
    return integers.count == wide.count ? integers : nil
  }

  /// The elements as whole numbers of eight bytes; nil if they are of another type.
  package var wideIntegers: [Int64]? {
    switch content {
    case .integers(let values): return values
    case .bytes(let bytes) where type == .i64:
      return (0..<bytes.count / 8).map { Int64(bitPattern: bytes.word(at: 8 * $0, bytes: 8)) }
    default: return nil
    }
  }

  /// The elements as bytes; nil if they are of another type.
  package var bytes: ArraySlice<UInt8>? {
    guard type == .u8, case .bytes(let bytes) = content else { return nil }
    return bytes
  }

  /// The elements rounded to numbers of four bytes; nil if they are no floating-point numbers of two bytes or more.
  package var rounded: [Float]? {
    switch (type, content) {
    case (.f64, _): doubles?.map { Float($0) }
    case (.f16, .bytes(let bytes)):
      (0..<bytes.count / 2).map { Self.half(UInt16(truncatingIfNeeded: bytes.word(at: 2 * $0, bytes: 2))) }
    case (.bf16, .bytes(let bytes)):
      (0..<bytes.count / 2).map { Float(bitPattern: UInt32(bytes.word(at: 2 * $0, bytes: 2)) << 16) }
    default: floats
    }
  }

  /// A number of two bytes (IEEE 754 binary16): a sign, 5 bits of exponent, 10 of the fraction.
  private static func half(_ bits: UInt16) -> Float {
    let sign: Float = bits & 0x8000 == 0 ? 1 : -1
    let (exponent, fraction) = (bits >> 10 & 0x1F, Float(bits & 0x3FF))
    switch exponent {
    case 0: return sign * fraction * 0x1p-24
    case 0x1F: return fraction == 0 ? sign * .infinity : .nan
    default:
      // 2 to the power of the exponent, whose bias is 15 there and 127 here.
      let power = Float(bitPattern: (UInt32(exponent) + 112) << 23)
      return sign * power * (1 + fraction * 0x1p-10)
    }
  }

  // MARK: bytes

  /// Adds its bytes to a digest.
  func add(to digest: inout DataDigest) {
    if case .bytes(let bytes) = content { return digest.add(bytes: bytes) }
    var bytes: [UInt8] = []
    append(to: &bytes)
    digest.add(bytes: bytes)
  }

  /// Appends its bytes, the lowest of each element first.
  func append(to file: inout [UInt8]) {
    switch content {
    case .floats(let values): for value in values { file.append(UInt64(value.bitPattern), bytes: 4) }
    case .doubles(let values): for value in values { file.append(value.bitPattern, bytes: 8) }
    case .integers(let values): for value in values { file.append(UInt64(bitPattern: value), bytes: 8) }
    case .bytes(let bytes): file += bytes
    }
  }
}

extension Tensor: Equatable {
  /// Whether name, type, shape and all bytes are the same.
  package static func == (one: Tensor, other: Tensor) -> Bool {
    guard one.name.utf8.elementsEqual(other.name.utf8), one.type == other.type, one.shape == other.shape else {
      return false
    }
    var (first, second): ([UInt8], [UInt8]) = ([], [])
    one.append(to: &first)
    other.append(to: &second)
    return first == second
  }
}

extension ArraySlice<UInt8> {
  /// A number of up to eight bytes, the lowest first.
  ///
  /// - Parameter offset: of the first one from the start of the slice.
  func word(at offset: Int, bytes: Int) -> UInt64 {
    var word: UInt64 = 0
    for place in 0..<bytes { word |= UInt64(self[startIndex + offset + place]) << UInt64(8 * place) }
    return word
  }
}

extension [UInt8] {
  /// Appends the lowest bytes of a number, the lowest first.
  mutating func append(_ word: UInt64, bytes: Int) {
    for place in 0..<bytes { append(UInt8(truncatingIfNeeded: word >> UInt64(8 * place))) }
  }
}
