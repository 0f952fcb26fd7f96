import Notebook
import Storage

/// The job arrays that were submitted for a plan: a file in its folder, a line each, `NUMBER PARTS`.
struct JobList {
  /// A job array.
  struct Entry: Equatable {
    /// The number of the array.
    let job: Int
    /// The parts that its tasks compute.
    let parts: [Int]
  }

  private let path: String
  /// In the order in which they were submitted.
  private(set) var entries: [Entry] = []

  /// More than any plan's.
  private static let largest = 16 << 20

  /// The arrays of the plan in a folder. Lines that are something else are left out.
  init(of folder: String) {
    path = folder + "/jobs"
    guard let bytes = try? DiskFileStore().read(path, limit: Self.largest) else { return }
    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
      let words = line.split(separator: " ")
      guard words.count == 2, let job = Int(words[0]), let parts = ArrayIndices.read(words[1]) else { continue }
      entries.append(Entry(job: job, parts: parts))
    }
  }

  /// The numbers of the arrays.
  var jobs: [Int] { entries.map { $0.job } }

  /// Adds an array, for whoever comes back.
  mutating func add(_ job: Int, parts: [Int]) throws(FileError) {
    entries.append(Entry(job: job, parts: parts))
    try write()
  }

  /// Forgets arrays that are over.
  mutating func keep(only jobs: Set<Int>) throws(FileError) {
    let kept = entries.filter { jobs.contains($0.job) }
    guard kept != entries else { return }
    entries = kept
    try write()
  }

  private func write() throws(FileError) {
    let text = entries.map { "\($0.job) \(ArrayIndices.text($0.parts))\n" }.joined()
    try DiskFileStore().writeShared(Array(text.utf8), to: path)
  }
}
