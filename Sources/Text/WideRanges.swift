/// Whether a scalar is East Asian wide or fullwidth (Unicode 17). Emoji that are wide by their own property, and marks
/// that take no column, are told apart before this is asked.
func isInWideRange(_ value: UInt32) -> Bool {
  guard value >= 0x1100 else { return false }
  var low = 0
  var high = wideRanges.count
  while low < high {
    let middle = (low + high) / 2
    if wideRanges[middle].upperBound < value { low = middle + 1 } else { high = middle }
  }
  return low < wideRanges.count && wideRanges[low].contains(value)
}

/// In rising order. Gaps that hold no assigned character are closed.
private let wideRanges: [ClosedRange<UInt32>] = [
  0x1100...0x115F,  // Hangul initial consonants
  0x2329...0x232A,  // angle brackets
  0x2630...0x2637,  // trigrams
  0x268A...0x268F,  // monograms, digrams
  0x2E80...0x303E,  // radicals, CJK punctuation
  0x3041...0x3247,  // kana, bopomofo, enclosed
  0x3250...0xA4C6,  // CJK, Yi
  0xA960...0xA97C,  // Hangul initial consonants, extended
  0xAC00...0xD7A3,  // Hangul syllables
  0xF900...0xFAFF,  // CJK compatibility
  0xFE10...0xFE19,  // vertical forms
  0xFE30...0xFE6B,  // compatibility and small forms
  0xFF01...0xFF60,  // fullwidth forms
  0xFFE0...0xFFE6,  // fullwidth signs
  0x16FE0...0x18D1E,  // Tangut, Khitan
  0x18D80...0x18DF2,  // Tangut components
  0x1AFF0...0x1B2FB,  // kana supplements, Nushu
  0x1D300...0x1D376,  // Tai Xuan Jing, counting rods
  0x1F200...0x1F202,  // squared kana
  0x1F210...0x1F265,  // squared ideographs
  0x20000...0x3FFFD,  // CJK extensions
]
