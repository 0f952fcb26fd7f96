import Foundation

// `swift package build-page` compiles and runs this, optimized: pack-engine UNPACKER.wasm EMULATING.wasm FUSED.wasm ENGINE

let arguments = CommandLine.arguments
guard arguments.count == 5 else {
  FileHandle.standardError.write(Data("usage: pack-engine UNPACKER.wasm EMULATING.wasm FUSED.wasm ENGINE\n".utf8))
  exit(64)
}
let modules = try arguments[1...3].map { Array(try Data(contentsOf: URL(fileURLWithPath: $0))) }
let engine = EngineFile.bytes(unpacker: modules[0], emulating: modules[1], fused: modules[2])
try engine.write(to: URL(fileURLWithPath: arguments[4]))
