/// What a command has read, for telling later whether it would read the same.
final class ReadingLog: @unchecked Sendable {
  /// The files in the order in which they were read. A command reads them one after another, and nobody looks here while
  /// it runs.
  private(set) var readings: [PageMemory.Reading] = []

  /// Notes a file.
  func add(_ reading: PageMemory.Reading) { readings.append(reading) }
}
