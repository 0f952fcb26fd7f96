/// One of `parts` even shares of `count`, in groups of `grain`: 32, unless told otherwise, so
/// that tiles stay whole.
func share(of count: Int, part: Int, parts: Int, grain: Int = 32) -> Range<Int> {
  let groups = (count + grain - 1) / grain
  let start = min(count, groups * part / parts * grain)
  let end = min(count, groups * (part + 1) / parts * grain)
  return start..<end
}
