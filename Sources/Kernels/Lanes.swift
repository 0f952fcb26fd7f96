/// Sixteen virtual lanes, the unit of all engine arithmetic, whatever the width of the CPU's registers.
typealias Lanes = SIMD16<Float>

/// Sixteen yes-or-no answers, one a lane.
typealias LaneMask = SIMDMask<SIMD16<Int32>>

/// How many floats a vector of lanes holds.
let laneCount = 16

/// Reads 16 floats. A caller near the end of a buffer reads on into the padding that every buffer has.
@inline(__always)
func load(_ source: UnsafePointer<Float>) -> Lanes {
  UnsafeRawPointer(source).loadUnaligned(as: Lanes.self)
}

/// Writes 16 floats.
@inline(__always)
func store(_ value: Lanes, _ destination: UnsafeMutablePointer<Float>) {
  UnsafeMutableRawPointer(destination).storeBytes(of: value, as: Lanes.self)
}

/// Writes the first `count` floats (at most 16) and touches nothing after them, which may be another
/// thread's.
@inline(__always)
func store(_ value: Lanes, _ destination: UnsafeMutablePointer<Float>, count: Int) {
  if count >= laneCount {
    store(value, destination)
    return
  }
  // Eight, four, two and one, as the bits of the count say.
  var end = destination
  var eight = value.lowHalf
  if count & 8 != 0 {
    UnsafeMutableRawPointer(end).storeBytes(of: eight, as: SIMD8<Float>.self)
    eight = value.highHalf
    end += 8
  }
  var four = eight.lowHalf
  if count & 4 != 0 {
    UnsafeMutableRawPointer(end).storeBytes(of: four, as: SIMD4<Float>.self)
    four = eight.highHalf
    end += 4
  }
  var two = four.lowHalf
  if count & 2 != 0 {
    UnsafeMutableRawPointer(end).storeBytes(of: two, as: SIMD2<Float>.self)
    two = four.highHalf
    end += 2
  }
  if count & 1 != 0 { end[0] = two[0] }
}

/// Writes `count` floats, or all 16 if `isWhole`, which is a constant at every call: loops over whole vectors then hold
/// no code for partly filled ones.
@inline(__always)
func store(_ value: Lanes, _ destination: UnsafeMutablePointer<Float>, count: Int, isWhole: Bool) {
  if isWhole { store(value, destination) } else { store(value, destination, count: count) }
}

/// Eight lanes, and zeros.
@inline(__always)
func half(_ lanes: SIMD8<Float>) -> Lanes { Lanes(lowHalf: lanes, highHalf: SIMD8(repeating: 0)) }

/// The sum of the lanes by one fixed tree: halves, quarters, pairs.
@inline(__always)
func treeSum(_ value: Lanes) -> Float {
  let eight = value.lowHalf + value.highHalf
  let four = eight.lowHalf + eight.highHalf
  let two = four.lowHalf + four.highHalf
  return two[0] + two[1]
}

/// The largest lane.
@inline(__always)
func treeMax(_ value: Lanes) -> Float {
  let eight = value.lowHalf.replacing(with: value.highHalf, where: value.highHalf .> value.lowHalf)
  let four = eight.lowHalf.replacing(with: eight.highHalf, where: eight.highHalf .> eight.lowHalf)
  let two = four.lowHalf.replacing(with: four.highHalf, where: four.highHalf .> four.lowHalf)
  return two[1] > two[0] ? two[1] : two[0]
}

/// Lane numbers 0 … 15, for masks of partly filled vectors.
@inline(__always)
func laneNumbers() -> SIMD16<Int32> {
  SIMD16(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15)
}

/// The bits of the lanes.
@inline(__always)
func bits(_ value: Lanes) -> SIMD16<UInt32> { unsafeBitCast(value, to: SIMD16<UInt32>.self) }

/// The lanes with the opposite sign, which becomes a part of the multiply-add that reads them; `-` would subtract from zero.
@inline(__always)
func negated(_ value: Lanes) -> Lanes { lanes(bits(value) ^ SIMD16(repeating: 0x8000_0000)) }

/// Lanes of these bits.
@inline(__always)
func lanes(_ bits: SIMD16<UInt32>) -> Lanes { unsafeBitCast(bits, to: Lanes.self) }

// Bit casts, not the standard library's generic conversions: what those specialize to would be emitted
// under one name by all three builds, and the linker would keep any one of them.

/// The same bits, signed.
@inline(__always)
func signed(_ bits: SIMD16<UInt32>) -> SIMD16<Int32> { unsafeBitCast(bits, to: SIMD16<Int32>.self) }

/// The same bits, unsigned.
@inline(__always)
func unsigned(_ bits: SIMD16<Int32>) -> SIMD16<UInt32> { unsafeBitCast(bits, to: SIMD16<UInt32>.self) }
