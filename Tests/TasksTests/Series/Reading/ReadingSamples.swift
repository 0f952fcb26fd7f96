#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

import Tasks
import Storage

/// Reads a text as a file.
func read(
  _ text: String, _ configure: (inout ReadingOptions) -> Void = { _ in }
) throws(ReadingError) -> SeriesFile {
  try read(bytes: Array(text.utf8), configure)
}

func read(
  bytes: [UInt8], _ configure: (inout ReadingOptions) -> Void = { _ in }
) throws(ReadingError) -> SeriesFile {
  var options = ReadingOptions()
  configure(&options)
  return try SeriesFile(bytes, options: options, decoders: .system)
}

/// What is said in refusing a text; "" if it is read.
func refusal(_ text: String, _ configure: (inout ReadingOptions) -> Void = { _ in }) -> String {
  refusal(bytes: Array(text.utf8), configure)
}

func refusal(bytes: [UInt8], _ configure: (inout ReadingOptions) -> Void = { _ in }) -> String {
  do throws(ReadingError) {
    _ = try read(bytes: bytes, configure)
    return ""
  } catch {
    return "\(error.message); \(error.hint)"
  }
}

/// What is said about a file beside its values.
func remarks(_ series: SeriesFile) -> String { series.remarks.map { "\($0)" }.joined(separator: "\n") }

/// A value for each of many rows, none a step, a flag or a constant.
func sampleValue(_ index: Int) -> String { "\(190 + index * 37 % 101).\(index * 7 % 10)" }

/// A table of labels and sample values.
func table(_ labels: [String], separator: String = ",") -> String {
  var text = "when\(separator)sold\n"
  for (index, label) in labels.enumerated() { text += label + separator + sampleValue(index) + "\n" }
  return text
}

/// A column of cells as they stand in the file, beside months, separated by semicolons.
func column(_ cells: [String], separator: String = ";") -> String {
  var text = "month\(separator)sold\n"
  for (index, cell) in cells.enumerated() {
    text += "20\(10 + index / 12)-\(index % 12 < 9 ? "0" : "")\(index % 12 + 1)" + separator + cell + "\n"
  }
  return text
}

/// A text in another encoding.
func encoded(_ text: String, _ encoding: String) -> [UInt8] {
  let converter = iconv_open(encoding, "UTF-8")
  defer { iconv_close(converter) }
  var input = text.utf8.map { CChar(bitPattern: $0) }
  var output = [UInt8](repeating: 0, count: input.count * 4 + 16)
  let written = input.withUnsafeMutableBufferPointer { source in
    output.withUnsafeMutableBytes { target in
      var from = source.baseAddress
      var to = target.baseAddress?.assumingMemoryBound(to: CChar.self)
      var (left, free) = (source.count, target.count)
      _ = iconv(converter, &from, &left, &to, &free)
      return left == 0 ? target.count - free : 0
    }
  }
  return Array(output[..<written])
}

/// `2024-03-01`
func iso(_ day: CivilTime) -> String {
  func padded(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
  return "\(day.year)-\(padded(day.month))-\(padded(day.day))"
}
