import Tasks
import Testing

@Test(arguments: [
  ("slaes", "sales"), ("SALES", "sales"), ("sale", "sales"), ("saless", "sales"), ("mnth", "month"), ("Mönth", "month"),
])
func aSlipFindsTheName(wanted: String, meant: String) {
  #expect(nearest(to: wanted) == meant)
}

@Test(arguments: ["", "price", "x", "销售", "\u{0}", String(repeating: "sales", count: 100_000)])
func otherNamesFindNothing(wanted: String) {
  #expect(nearest(to: wanted) == nil)
}

@Test func theFirstOfEqualsIsTaken() {
  #expect(nearest(to: "ac", header: "ab,ad,ae") == "ab")
}

private func nearest(to wanted: String, header: String = "month,sales") -> String? {
  do {
    _ = try SeriesReader.read(Array("\(header)\n1,2\n".utf8), column: wanted)
  } catch .unknownColumn(_, _, let nearest) {
    return nearest
  } catch {}
  return nil
}
