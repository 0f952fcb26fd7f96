// swift-tools-version: 6.2
import PackageDescription

/// One source of kernels, built once for each instruction set; the program chooses when it starts.
/// Always optimized: unoptimized lanes would make even a debug build useless. `-fno-math-errno` lets a
/// vector square root be one instruction.
func kernels(_ name: String, define: String, flags: [String] = []) -> Target {
  .target(
    name: name, dependencies: ["CLanes"],
    swiftSettings: [
      .define(define),
      .unsafeFlags(["-Ounchecked", "-Xcc", "-fno-math-errno"] + flags),
    ])
}

// The builds that the machine's architecture has.
#if arch(x86_64)
  func kernels(_ name: String, define: String, march: String) -> Target {
    kernels(name, define: define, flags: ["-Xcc", "-mprefer-vector-width=512", "-Xcc", "-march=\(march)"])
  }

  let kernelTargets = [
    kernels("Kernels", define: "KERNELS_BASELINE", march: "x86-64"),
    kernels("KernelsAVX2", define: "KERNELS_AVX2", march: "x86-64-v3"),
    kernels("KernelsAVX512", define: "KERNELS_AVX512", march: "x86-64-v4"),
  ]
#else
  let kernelTargets = [kernels("Kernels", define: "KERNELS_BASELINE")]
#endif

// cmark-gfm becomes a part of the program where the system has the libraries for that, so that it needs nothing more where
// it runs.
#if os(Linux)
  let cmark = Target.systemLibrary(
    name: "CMark", providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])])
  let cmarkLinking: [LinkerSetting] = [
    .unsafeFlags(["-Xlinker", "-l:libcmark-gfm-extensions.a", "-Xlinker", "-l:libcmark-gfm.a"])
  ]
#else
  let cmark = Target.systemLibrary(name: "CMark", pkgConfig: "libcmark-gfm", providers: [.brew(["cmark-gfm"])])
  let cmarkLinking: [LinkerSetting] = [.linkedLibrary("cmark-gfm-extensions"), .linkedLibrary("cmark-gfm")]
#endif

// Swift's own libraries become a part of the program, at addresses of its own: finding them and moving everything takes
// half the time of a start. What Foundation is made of is named, because only code that is compiled for that names it.
// The functions of a start lie side by side: it touches 13 MB of memory with the list and 20 without. The list is written by
// Tests/ConsoleTests/write-start-order.sh; names in it that the program no longer has do no harm.
#if os(Linux)
  let standardLibrary: [LinkerSetting] = [
    .unsafeFlags(
      [
        "-static-stdlib", "-use-ld=lld", "-Xclang-linker", "-no-pie", "-Xlinker", "--no-export-dynamic",
        "-Xlinker", "--symbol-ordering-file=\(Context.packageDirectory)/Sources/unroll/start-order.txt",
        "-Xlinker", "--no-warn-symbol-ordering",
        "-lCoreFoundation", "-lFoundationInternationalization", "-l_FoundationICU", "-l_FoundationCShims",
        "-l_FoundationCollections",
      ], .when(configuration: .release))
  ]
#else
  let standardLibrary: [LinkerSetting] = []
#endif

let package = Package(
  name: "unroll",
  products: [
    .executable(name: "unroll", targets: ["unroll"]),
    .library(name: "Recurrent", targets: ["Recurrent"]),
    .library(name: "Tasks", targets: ["Tasks"]),
    .library(name: "Plotting", targets: ["Plotting"]),
    .library(name: "Notebook", targets: ["Notebook"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-protobuf", from: "1.39.0"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
  ],
  targets: kernelTargets + [
    .systemLibrary(name: "CLanes"),
    .target(name: "Recurrent", dependencies: kernelTargets.map { .target(name: $0.name) }),
    .target(name: "Text"),
    // Translations, lessons and scripts are a part of the program itself, which is installed as a single file.
    .executableTarget(name: "EmbedTexts"),
    .plugin(
      name: "EmbedTextsPlugin", capability: .buildTool(), dependencies: ["EmbedTexts"], path: "Sources/EmbedTextsPlugin"
    ),
    .target(
      name: "Phrases", dependencies: ["Text"], exclude: ["Catalogues"], plugins: ["EmbedTextsPlugin"]),
    .target(name: "Tasks", dependencies: ["Recurrent", "Text", "Phrases"]),
    .target(name: "CommandLanguage", dependencies: ["Text", "Phrases"]),
    .target(name: "Plotting", dependencies: ["Text"]),
    .target(
      name: "Notebook",
      dependencies: [
        "Recurrent", "Tasks", "CommandLanguage", "Text", "Phrases", "Plotting",
      ]),
    // The browser's side of the core: it is part of no program here, and built for WebAssembly by `swift package build-page`.
    .plugin(
      name: "BuildPage",
      capability: .command(
        intent: .custom(verb: "build-page", description: "Build the engine of pages that run in a browser.")),
      dependencies: ["EmbedTexts"], path: "Sources/BuildPage"),
    .target(
      name: "Page", dependencies: ["CommandLanguage", "Notebook", "Phrases", "Recurrent", "Tasks", "Text"],
      exclude: ["Runtime", "Unpacker"]),
    .target(
      name: "Storage",
      dependencies: [
        "Notebook", "Text", "Phrases", "Tasks", .product(name: "GRDB", package: "GRDB.swift"),
      ]),
    // Other machines: runs on a cluster, through the programs of Slurm.
    .target(name: "Slurm", dependencies: ["CommandLanguage", "Notebook", "Phrases", "Storage", "Tasks", "Text"]),
    // The scripts and the engine that the program puts into pages that run.
    .target(
      name: "PageFile", dependencies: ["Notebook"], exclude: ["Scripts", "Styles"], plugins: ["EmbedTextsPlugin"]),
    // Models as files of other programs. The messages of ONNX are generated, and checked in.
    .target(
      name: "Exchange",
      dependencies: [
        "Notebook", "Recurrent", "Tasks", "Text", .product(name: "SwiftProtobuf", package: "swift-protobuf"),
      ],
      exclude: ["ONNX/onnx.proto"]),
    .systemLibrary(name: "CLibEdit", pkgConfig: "libedit", providers: [.apt(["libedit-dev"])]),
    .target(name: "Terminal", dependencies: ["CLibEdit", "Text", "Phrases"]),
    cmark,
    .target(name: "Markdown", dependencies: ["CMark"], linkerSettings: cmarkLinking),
    .target(
      name: "Console",
      dependencies: [
        "Exchange", "Markdown", "Notebook", "PageFile", "Slurm", "Storage", "Terminal", "Tasks", "Text", "Phrases",
        "Plotting",
      ],
      // A link to the folder of sessions: lessons are there wherever the program is installed.
      exclude: ["Lessons/Sessions"], plugins: ["EmbedTextsPlugin"]),
    .executableTarget(
      name: "unroll",
      dependencies: [
        "Console", "Notebook", "Recurrent", "Storage", "Terminal", "Text", "Phrases",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      exclude: ["start-order.txt"], linkerSettings: standardLibrary),
    .executableTarget(
      name: "unroll-bench",
      dependencies: [
        "Recurrent", "Tasks", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),

    .target(name: "TestSupport", dependencies: ["Recurrent", "Terminal", "Text"], path: "Tests/TestSupport"),
    .testTarget(
      name: "KernelsTests", dependencies: ["Recurrent", "TestSupport"],
      exclude: ["check-shared-symbols.sh", "write-kernel-calls.sh"]),
    .testTarget(
      name: "RecurrentTests", dependencies: ["Recurrent", "TestSupport"],
      exclude: ["Fixtures", "count-instructions.sh", "instruction-counts.txt"]),
    .testTarget(
      name: "TasksTests", dependencies: ["Phrases", "Recurrent", "Storage", "Tasks", "TestSupport"],
      exclude: ["Fixtures", "Series/Reading/Cases"]),
    .testTarget(name: "TextTests", dependencies: ["Text"]),
    .testTarget(name: "PhrasesTests", dependencies: ["Phrases", "Text", "Notebook"]),
    .testTarget(name: "CommandLanguageTests", dependencies: ["CommandLanguage", "Phrases"]),
    .testTarget(
      name: "PlottingTests", dependencies: ["Plotting", "Text"], exclude: ["Goldens", "check-svg.py"]),
    .testTarget(name: "MarkdownTests", dependencies: ["Markdown"]),
    .testTarget(name: "TerminalTests", dependencies: ["Phrases", "Terminal", "TestSupport", "Text"]),
    .target(
      name: "NotebookTestSupport", dependencies: ["Exchange", "Notebook", "Recurrent", "Storage", "Tasks"],
      path: "Tests/NotebookTestSupport"),
    .testTarget(
      name: "NotebookTests",
      dependencies: [
        "CommandLanguage", "Notebook", "NotebookTestSupport", "Phrases", "Plotting", "Storage", "Text",
      ],
      exclude: ["Commands/Goldens"]),
    .testTarget(
      name: "PageTests", dependencies: ["Page", "PageFile"], exclude: ["browser.py", "check-live.py", "live_steps.py"]),
    .testTarget(
      name: "ExchangeTests",
      dependencies: [
        "Exchange", "Notebook", "NotebookTestSupport", "Recurrent", "Tasks",
        .product(name: "SwiftProtobuf", package: "swift-protobuf"),
      ],
      exclude: ["check-peers.py"]),
    .testTarget(
      name: "StorageTests",
      dependencies: [
        "Notebook", "NotebookTestSupport", "Storage", "Tasks", .product(name: "GRDB", package: "GRDB.swift"),
      ]),
    .testTarget(
      name: "SlurmTests",
      dependencies: [
        "CommandLanguage", "Notebook", "NotebookTestSupport", "Phrases", "Recurrent", "Slurm", "Storage", "Tasks",
        "Text",
      ],
      exclude: [
        "Recorded", "check-accounts.sh", "check-slurm.sh", "slurm-accounts.sh", "slurm-checks.sh", "slurm-rig.sh",
      ]),
    .testTarget(
      name: "ConsoleTests",
      dependencies: [
        "Console", "Markdown", "Notebook", "NotebookTestSupport", "Phrases", "Plotting", "Storage", "Tasks", "Terminal",
        "TestSupport", "Text",
      ],
      exclude: ["write-start-order.sh"]),
    .testTarget(
      name: "SessionTests", dependencies: ["Notebook", "Storage", "TestSupport", "Text"],
      exclude: ["check-other-cpus.sh"]),
    .testTarget(
      name: "CampaignTests",
      dependencies: [
        "CommandLanguage", "Notebook", "NotebookTestSupport", "Phrases", "Storage", "Tasks", "Terminal", "TestSupport",
        "Text",
      ],
      exclude: ["Preload", "SameBytes/golden-hashes.txt"]),
  ]
)

// Tests are not worth the time that optimizing them takes, which is half of that of their build. What they test is, and
// so are those that compute much themselves.
for target in package.targets where target.isTest && !["KernelsTests", "RecurrentTests"].contains(target.name) {
  target.swiftSettings = [.unsafeFlags(["-Onone"], .when(configuration: .release))]
}

// The linker places or leaves out functions one by one, not all of a module.
for target in package.targets where [.regular, .executable].contains(target.type) && !target.name.hasPrefix("Kernels") {
  target.swiftSettings =
    (target.swiftSettings ?? []) + [
      .unsafeFlags(["-Xfrontend", "-function-sections"], .when(configuration: .release))
    ]
}

// Fuzzing guided by coverage needs a build of its own; `Tests/Fuzzer/Fuzzer.swift` says how.
if Context.environment["UNROLL_FUZZ"] != nil {
  package.targets.append(
    .executableTarget(
      name: "unroll-fuzz",
      dependencies: ["Notebook", "NotebookTestSupport", "Phrases", "Storage", "Tasks", "Terminal"],
      path: "Tests/Fuzzer"))
}
