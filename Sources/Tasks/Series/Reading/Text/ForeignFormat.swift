package import Phrases

/// A file that is no text, or none with a table.
package enum ForeignFormat: Sendable, Equatable, CaseIterable {
  case workbook
  case oldWorkbook
  case zip
  case gzip
  case otherArchive
  case html
  case pdf
  case picture
  case json
  case columnStore
  case webAddress

  /// Recognizes a file by its first bytes; nil if it may be a table.
  package init?(_ bytes: [UInt8]) {
    let start = bytes.prefix(4096)
    if start.begins(with: [0x50, 0x4B, 0x03, 0x04]) || start.begins(with: [0x50, 0x4B, 0x05, 0x06]) {
      self = ForeignFormat.isWorkbook(bytes) ? .workbook : .zip
    } else if let signature = ForeignFormat.signatures.first(where: { start.begins(with: $0.bytes) }) {
      self = signature.format
    } else {
      let text = start.begins(with: [0xEF, 0xBB, 0xBF]) ? start.dropFirst(3).trimmed : start.trimmed
      if ForeignFormat.isMarkup(text) {
        self = .html
      } else if text.first == UInt8(ascii: "{") || text.begins(with: Array("[{".utf8)) {
        self = .json
      } else {
        return nil
      }
    }
  }

  /// Whether a file's name is an address on the web.
  package static func isWebAddress(_ name: String) -> Bool {
    let name = Array(name.utf8)[...].trimmed
    let schemes: [StaticString] = ["http:", "https:", "ftp:", "ftps:", "s3:", "gs:", "www."]
    return schemes.contains { name.beginsIgnoringCase(with: $0) }
  }

  private static let signatures: [(bytes: [UInt8], format: ForeignFormat)] = [
    ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], .oldWorkbook),
    ([0x1F, 0x8B], .gzip),
    (Array("BZh".utf8), .otherArchive),
    ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], .otherArchive),
    ([0x28, 0xB5, 0x2F, 0xFD], .otherArchive),
    ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], .otherArchive),
    (Array("Rar!".utf8), .otherArchive),
    (Array("%PDF-".utf8), .pdf),
    ([0x89, 0x50, 0x4E, 0x47], .picture),
    ([0xFF, 0xD8, 0xFF], .picture),
    (Array("GIF8".utf8), .picture),
    (Array("PAR1".utf8), .columnStore),
    (Array("ARROW1".utf8), .columnStore),
    ([0x89, 0x48, 0x44, 0x46], .columnStore),
  ]

  private static func isMarkup(_ text: Bytes) -> Bool {
    let starts: [StaticString] = ["<!doctype", "<html", "<?xml", "<head", "<table", "<body", "<script", "<!--"]
    return starts.contains { text.beginsIgnoringCase(with: $0) }
  }

  /// A workbook is an archive that begins with one of these names.
  private static func isWorkbook(_ bytes: [UInt8]) -> Bool {
    let start = bytes.prefix(65_536)
    let names = ["[Content_Types].xml", "xl/", "mimetypeapplication/vnd.oasis"].map { Array($0.utf8) }
    return names.contains { name in
      start.indices.contains { start[$0] == name[0] && start[$0...].begins(with: name) }
    }
  }
}

extension ForeignFormat {
  package var message: Phrase {
    switch self {
    case .workbook, .oldWorkbook: "the file is a workbook of a spreadsheet program such as Excel, not a table of text"
    case .zip: "the file is a ZIP archive, not a table of text"
    case .gzip: "the file is compressed with gzip"
    case .otherArchive: "the file is compressed or an archive"
    case .html: "the file is a web page (HTML or XML), not a table of text"
    case .pdf: "the file is a PDF document, not a table of text"
    case .picture: "the file is a picture, not a table of text"
    case .json: "the file is JSON, not a table of text"
    case .columnStore: "the file is binary data (Parquet, Arrow or HDF5), not a table of text"
    case .webAddress: "this is an address on the web; only files on this computer are read"
    }
  }

  package var hint: Phrase {
    switch self {
    case .workbook, .oldWorkbook: "open it there and save the sheet as CSV UTF-8"
    case .zip, .otherArchive: "unpack it first and load the CSV file in it"
    case .gzip: "unpack it first, for example with gunzip"
    case .html: "the server may have sent a page instead of the data; download the data as CSV"
    case .pdf, .picture: "copy its table into a spreadsheet and save that as CSV UTF-8"
    case .json, .columnStore: "convert it to CSV: a row of names, then a row for each value"
    case .webAddress: "download the file and load it by its name"
    }
  }
}
