import Foundation
import Notebook

/// The engine of pages that run, as the build leaves it beside the program.
package enum PageEngine {
  /// The name of its file.
  static let name = "unroll.engine"
  private static let head = Array("Unroll engine 4\n".utf8)

  /// The parts of pages that run; nil if the engine was not built.
  package static func parts() -> LivePage.Parts? {
    for path in places(program: program) {
      if let file = FileManager.default.contents(atPath: path), let parts = parts(of: Array(file)) { return parts }
    }
    return nil
  }

  /// Where the engine is looked for: beside the program, and in the folder of the build that the program stands in.
  package static func places(program: String) -> [String] {
    var folder = URL(fileURLWithPath: program).resolvingSymlinksInPath().deletingLastPathComponent()
    var places = [folder.appendingPathComponent(name).path]
    for _ in 0..<2 {
      folder.deleteLastPathComponent()
      places.append(folder.appendingPathComponent("plugins/BuildPage/outputs/\(name)").path)
    }
    return places
  }

  /// The program's own file.
  private static var program: String {
    let own = "/proc/self/exe"
    if let path = try? FileManager.default.destinationOfSymbolicLink(atPath: own) { return path }
    return Bundle.main.executablePath ?? CommandLine.arguments.first ?? ""
  }

  /// Reads an engine's file: a line that says what it is, three lengths, three parts.
  package static func parts(of file: [UInt8]) -> LivePage.Parts? {
    guard file.starts(with: head), file.count >= head.count + 12 else { return nil }
    func number(_ place: Int) -> Int { (0..<4).reduce(0) { $0 | Int(file[head.count + place + $1]) << (8 * $1) } }
    let lengths = [0, 4, 8].map { number($0) }
    let start = head.count + 12
    guard file.count == lengths.reduce(start, +) else { return nil }
    let middle = start + lengths[0]
    let last = middle + lengths[1]
    return LivePage.Parts(
      style: PageResources.style, script: PageResources.script, worker: PageResources.worker,
      unpacker: Data(file[start..<middle]).base64EncodedString(), emulating: SevenBitText.text(file[middle..<last]),
      difference: SevenBitText.text(file[last...]))
  }
}
