import Foundation

// `swift package build-page` compiles and runs this, optimized: pack-engine EMULATING.wasm FUSED.wasm ENGINE

let arguments = CommandLine.arguments
guard arguments.count == 4 else {
  FileHandle.standardError.write(Data("usage: pack-engine EMULATING.wasm FUSED.wasm ENGINE\n".utf8))
  exit(64)
}
let modules = try arguments[1...2].map { Array(try Data(contentsOf: URL(fileURLWithPath: $0))) }
try EngineFile.bytes(emulating: modules[0], fused: modules[1]).write(to: URL(fileURLWithPath: arguments[3]))
