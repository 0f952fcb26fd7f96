import Storage
import Tasks

extension SeriesReader {
  /// Reads a series as the program does.
  static func read(_ bytes: [UInt8], column: String? = nil) throws(SeriesError) -> Series {
    try read(bytes, column: column, by: .csv)
  }
}
