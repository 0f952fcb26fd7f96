import Testing

import Tasks

struct ForeignFormatTests {
  @Test func textsOfOtherKinds() {
    #expect(ForeignFormat(Array("<!DOCTYPE html><html>".utf8)) == .html)
    #expect(ForeignFormat(Array("\n  <HTML lang=en>".utf8)) == .html)
    #expect(ForeignFormat(Array("<?xml version=\"1.0\"?><Workbook>".utf8)) == .html)
    #expect(ForeignFormat(Array("%PDF-1.7\n".utf8)) == .pdf)
    #expect(ForeignFormat(Array("{\"a\": 1}".utf8)) == .json)
    #expect(ForeignFormat(Array("[{\"a\": 1}]".utf8)) == .json)
    #expect(ForeignFormat(Array("month,sold\n".utf8)) == nil)
    #expect(ForeignFormat([]) == nil)
  }

  @Test func binaryFiles() {
    #expect(ForeignFormat([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0]) == .oldWorkbook)
    #expect(ForeignFormat([0x1F, 0x8B, 8]) == .gzip)
    #expect(ForeignFormat([0x50, 0x4B, 3, 4] + Array("data.csv".utf8)) == .zip)
    #expect(ForeignFormat([0x50, 0x4B, 3, 4] + Array("[Content_Types].xml".utf8)) == .workbook)
    #expect(ForeignFormat([0x50, 0x4B, 3, 4] + Array("mimetypeapplication/vnd.oasis.opendocument".utf8)) == .workbook)
    #expect(ForeignFormat(Array("PAR1".utf8)) == .columnStore)
  }

  @Test func addresses() {
    for name in ["https://example.org/d.csv", "HTTP://x", "www.example.org/d.csv", "ftp://x"] {
      #expect(ForeignFormat.isWebAddress(name))
    }
    #expect(!ForeignFormat.isWebAddress("http.csv") && !ForeignFormat.isWebAddress("data/d.csv"))
  }

  @Test func eachSaysWhatToDo() {
    for format in ForeignFormat.allCases { #expect(!format.message.isEmpty && !format.hint.isEmpty) }
  }
}
