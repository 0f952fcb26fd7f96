import Foundation

/// Where things are in the checkout that these tests were built from.
enum Project {
  /// The folder of Package.swift, without a slash at its end.
  static let folder = URL(fileURLWithPath: "\(#filePath)").deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path

  static func path(_ name: String) -> String { folder + "/" + name }

  static func text(_ name: String) throws -> String { try String(contentsOfFile: path(name), encoding: .utf8) }

  /// The files in a folder and below that end like this, in order, named from the checkout.
  static func files(in name: String, ending: String) -> [String] {
    let found = FileManager.default.enumerator(atPath: path(name))?.compactMap { $0 as? String } ?? []
    return found.filter { $0.hasSuffix(ending) }.map { name + "/" + $0 }.sorted()
  }
}
