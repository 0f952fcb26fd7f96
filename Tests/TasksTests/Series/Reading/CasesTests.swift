import Foundation
import Testing

import Tasks
import Storage

/// Files as people have them, each with what is to be read from it beside it (`d.csv.expected`).
struct CasesTests {
  @Test(arguments: CaseFile.all) func isRead(_ file: CaseFile) {
    let bytes = [UInt8](FileManager.default.contents(atPath: file.folder + "/" + file.name) ?? Data())
    #expect(!bytes.isEmpty)
    do throws(ReadingError) {
      let series = try SeriesFile(bytes, options: file.options, decoders: .system)
      check(series, file)
    } catch {
      let text = "\(error.message); \(error.hint)"
      #expect(!file.lines("error").isEmpty, "refused: \(text)")
      for word in file.lines("error") { #expect(text.contains(word), "\(text)") }
    }
  }

  private func check(_ series: SeriesFile, _ file: CaseFile) {
    #expect(file.lines("error").isEmpty, "not refused")
    let remarks = series.remarks.map { "\($0)" }.joined(separator: "\n")
    for line in file.lines("values") {
      #expect(series.values == line.split(separator: " ").map { Double($0) ?? .nan })
    }
    for line in file.lines("labels") { #expect(series.labels == line.split(separator: " ").map(String.init)) }
    for line in file.lines("beyond") {
      #expect(series.labels(beyond: 3) == line.split(separator: "\t").map(String.init))
    }
    for word in file.lines("remark") { #expect(remarks.contains(word), "\(remarks)") }
    if file.lines("silent") == [""] { #expect(remarks.isEmpty) }
    for name in file.lines("name") { #expect(series.name == name) }
    for unit in file.lines("unit") { #expect("\(series.frequency.counted(36))" == "36 " + unit) }
  }
}

/// A file and what is expected of it.
struct CaseFile: CustomStringConvertible, Sendable {
  let folder: String
  let name: String
  private let expected: [String]

  var description: String { folder.split(separator: "/").suffix(1).joined() + "/" + name }

  /// What stands after a word in each line that begins with it.
  func lines(_ word: String) -> [String] {
    expected.filter { $0 == word || $0.hasPrefix(word + " ") }.map { String($0.dropFirst(word.count + 1)) }
  }

  var options: ReadingOptions {
    var options = ReadingOptions()
    for line in lines("option") where line.hasPrefix("column=") { options.column = String(line.dropFirst(7)) }
    return options
  }

  static let all: [CaseFile] = {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Cases").path
    let folders = (try? FileManager.default.contentsOfDirectory(atPath: root)) ?? []
    return folders.sorted().flatMap { folder in
      let names = (try? FileManager.default.contentsOfDirectory(atPath: root + "/" + folder)) ?? []
      return names.sorted().filter { $0.hasSuffix(".expected") }.map { name in
        let text = (try? String(contentsOfFile: root + "/" + folder + "/" + name, encoding: .utf8)) ?? ""
        let lines = text.split(separator: "\n").map(String.init)
        return CaseFile(folder: root + "/" + folder, name: String(name.dropLast(9)), expected: lines)
      }
    }
  }()
}
