import Foundation

/// Compiles the core and links the engine: twice, with kernels whose multiply-adds are WebAssembly's relaxed ones, and with
/// kernels that emulate them.
struct EngineBuild {
  static let triple = "wasm32-unknown-none-wasm"
  /// The modules of the core, each after those that it imports.
  private static let modules = [
    "Text", "Phrases", "Kernels", "Recurrent", "Tasks", "CommandLanguage", "Plotting", "Notebook", "Page",
  ]
  /// What all browsers know that know SIMD.
  private static let features = ["-msimd128", "-mbulk-memory", "-mnontrapping-fptoint", "-msign-ext"]

  private let tools: Toolchain
  private let root: URL
  private let output: URL

  /// - Parameters:
  ///   - root: the package.
  ///   - output: where everything is put.
  init(_ tools: Toolchain, root: URL, output: URL) {
    self.tools = tools
    self.root = root
    self.output = output
  }

  /// Builds what is out of date.
  ///
  /// - Returns: the engine.
  func run() throws -> URL {
    try FileManager.default.createDirectory(at: output, withIntermediateDirectories: true)
    try writeTranslation()
    var isStale = false
    for module in Self.modules {
      let sources = try self.sources(of: module)
      let isLast = module == Self.modules.last
      let product = isLast ? object(module) : interface(module)
      // A build that failed half-way leaves new interfaces beside old code.
      let imported = Self.modules.prefix { $0 != module }.map { interface($0) }
      isStale = isStale || !isNewer(product, than: sources + imported)
      guard isStale else { continue }
      say(module)
      // Embedded Swift compiles what a module imports along with it: the code of all is in the last one.
      try compile(module, sources, into: output, isLast ? .code : .interface, options(module))
    }
    let kernels = try sources(of: "Kernels")
    for (folder, options) in [(emulating, emulatingOptions), (fused, fusedOptions)]
    where isStale || !isNewer(folder.appendingPathComponent("Kernels.o"), than: kernels) {
      say("Kernels for \(folder.lastPathComponent)")
      try compile("Kernels", kernels, into: folder, .code, options)
    }
    let runtime = try compileRuntime()
    let modules = try [emulating, fused].map { folder in
      try link(folder.appendingPathComponent("Kernels.o"), runtime, as: folder.lastPathComponent + ".wasm")
    }
    let engine = output.appendingPathComponent("unroll.engine")
    try pack([try linkUnpacker()] + modules, into: engine)
    return engine
  }

  // MARK: compiling

  private var emulating: URL { output.appendingPathComponent("emulating") }
  private var fused: URL { output.appendingPathComponent("fused") }

  /// How the code of a module is optimized. Where nothing is computed for long, the last module does that alone, with the code
  /// of all at hand: it comes out no larger, and three quarters of a minute earlier.
  private func options(_ module: String) -> [String] {
    switch module {
    case "Kernels": emulatingOptions
    case "Phrases", "CommandLanguage", "Plotting", "Notebook": ["-Onone", "-assert-config", "Release"]
    default: ["-Osize"]
    }
  }

  private var emulatingOptions: [String] { ["-D", "KERNELS_BASELINE", "-Ounchecked", "-Xcc", "-fno-math-errno"] }
  private var fusedOptions: [String] {
    [
      "-D", "KERNELS_RELAXED", "-Xcc", "-mrelaxed-simd", "-I", root.path + "/Sources/CRelaxed", "-Ounchecked", "-Xcc",
      "-fno-math-errno",
    ]
  }

  /// What is made of a module.
  private enum Product {
    case interface, code
  }

  private func say(_ module: String) { FileHandle.standardError.write(Data("compiling \(module)\n".utf8)) }

  private func interface(_ module: String) -> URL { output.appendingPathComponent(module + ".swiftmodule") }

  private func object(_ module: String) -> URL { output.appendingPathComponent(module + ".o") }

  private func sources(of module: String) throws -> [URL] {
    let folder = root.appendingPathComponent("Sources/\(module)")
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
    let sources = names.filter { $0.hasSuffix(".swift") }.map { folder.appendingPathComponent($0) }
    return module == "Phrases" ? sources + [translation] : sources
  }

  private func compile(_ module: String, _ sources: [URL], into folder: URL, _ product: Product, _ options: [String])
    throws
  {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let place = folder.appendingPathComponent(module).path
    try tools.run(
      tools.swiftc,
      [
        "-target", Self.triple, "-enable-experimental-feature", "Embedded", "-enable-experimental-feature", "Extern",
        "-wmo", "-parse-as-library", "-package-name", "unroll", "-swift-version", "6", "-Xfrontend",
        "-disable-stack-protector", "-module-name", module, "-I", output.path, "-I",
        root.path + "/Sources/CLanes",
      ] + Self.features.flatMap { ["-Xcc", $0] } + options
        + (product == .code ? ["-c", "-o", place + ".o"] : ["-emit-module", "-o", place + ".swiftmodule"])
        + sources.map { $0.path })
  }

  private func compileRuntime() throws -> [URL] { try compileC("Runtime", ["-O2", "-fno-builtin"]) }

  /// Compiles the C of a folder of the page's.
  private func compileC(_ name: String, _ options: [String]) throws -> [URL] {
    let folder = root.appendingPathComponent("Sources/Page/\(name)")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".c") }.sorted()
    return try names.map { name in
      let object = output.appendingPathComponent(name + ".o")
      try tools.run(
        tools.clang,
        ["--target=\(Self.triple)", "-ffreestanding"] + options + Self.features
          + ["-c", folder.appendingPathComponent(name).path, "-o", object.path])
      return object
    }
  }

  // MARK: texts that are a part of the engine

  private var translation: URL { output.appendingPathComponent("EmbeddedTexts.swift") }

  /// The same text leaves the older file, so that nothing is compiled again.
  private func writeTranslation() throws {
    let file = root.appendingPathComponent("Sources/Phrases/Catalogues/zh-TW.txt")
    try tools.run(tools.embedTexts, [translation.path, file.path])
  }

  private func isNewer(_ file: URL, than sources: [URL]) -> Bool {
    func date(_ url: URL) -> Date? {
      (try? FileManager.default.attributesOfItem(atPath: url.path))?[.modificationDate] as? Date
    }
    guard let made = date(file) else { return false }
    return sources.allSatisfy { date($0).map { $0 < made } ?? false }
  }

  // MARK: linking

  /// Links a module. The kernels come last: all that stands before them is the same in both. They take the place of those
  /// that were compiled along.
  private func link(_ kernels: URL, _ runtime: [URL], as name: String) throws -> URL {
    let module = output.appendingPathComponent(name)
    let objects = Self.modules.suffix(1).map { object($0).path } + runtime.map { $0.path }
    try tools.run(
      tools.linker,
      [
        "--no-entry", "--export=pageRoom", "--export=pageCall", "--gc-sections", "--stack-first", "-z",
        "stack-size=2097152", "-O2", "--strip-all", "--compress-relocations", "-o", module.path,
      ] + objects + tools.libraries + [kernels.path])
    return module
  }

  /// Links the module that unpacks the others in the page.
  private func linkUnpacker() throws -> URL {
    let module = output.appendingPathComponent("unpacker.wasm")
    let objects = try compileC("Unpacker", ["-Os"])
    try tools.run(
      tools.linker,
      [
        "--no-entry", "--gc-sections", "--stack-first", "-z", "stack-size=4096", "-O2", "--strip-all", "-o",
        module.path,
      ]
        + objects.map { $0.path })
    return module
  }

  /// Compresses all into one file, by a program that is optimized.
  private func pack(_ modules: [URL], into engine: URL) throws {
    let packer = output.appendingPathComponent("pack-engine")
    let folder = root.appendingPathComponent("Sources/PackEngine")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".swift") }
    let sources = names.sorted().map { folder.appendingPathComponent($0) }
    if !isNewer(packer, than: sources) {
      try tools.run(tools.swiftc, ["-Ounchecked", "-wmo", "-o", packer.path] + sources.map { $0.path })
    }
    try tools.run(packer, modules.map { $0.path } + [engine.path])
  }
}
