import Foundation
import PackagePlugin

/// `swift package build-page` compiles the core for WebAssembly, with the Swift toolchain alone, as the engine of pages that
/// run. `unroll` finds it beside itself, or in the folder of its build, when it exports one.
@main struct BuildPage: CommandPlugin {
  func performCommand(context: PluginContext, arguments: [String]) async throws {
    let tools = Toolchain(
      swiftc: try context.tool(named: "swiftc").url, clang: try context.tool(named: "clang").url,
      linker: try context.tool(named: "wasm-ld").url, embedTexts: try context.tool(named: "EmbedTexts").url)
    let build = EngineBuild(
      tools, root: context.package.directoryURL, output: context.pluginWorkDirectoryURL)
    let engine = try build.run()
    print("built \(engine.path)")
  }
}

/// The programs that are used: those of the toolchain, and the one that embeds texts.
struct Toolchain {
  let swiftc: URL
  let clang: URL
  let linker: URL
  let embedTexts: URL

  /// The parts of the standard library that Embedded Swift links.
  var libraries: [String] {
    let folder = swiftc.resolvingSymlinksInPath().deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("lib/swift/embedded/\(EngineBuild.triple)")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".a") }.sorted().map { folder.appendingPathComponent($0).path }
  }

  /// Runs one of them; its complaints go where this program's go.
  func run(_ tool: URL, _ arguments: [String]) throws {
    let process = Process()
    process.executableURL = tool
    process.arguments = arguments
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw BuildError.failed(tool.lastPathComponent) }
  }
}

/// Why the engine was not built.
enum BuildError: Error, CustomStringConvertible {
  case failed(String)

  var description: String {
    switch self {
    case .failed(let tool): "\(tool) failed; see above"
    }
  }
}
