import Foundation
import PackagePlugin

/// Makes texts a part of the program, which is installed as a single file: a source with them in it is compiled along.
@main
struct EmbedTextsPlugin: BuildToolPlugin {
  /// Which files and folders of a target.
  private static let paths = [
    "Phrases": ["Catalogues/zh-TW.txt"],
    "PageFile": ["Scripts", "Styles"],
    "Console": ["Lessons/Sessions"],
  ]

  func createBuildCommands(context: PluginContext, target: Target) throws -> [Command] {
    let files = try (Self.paths[target.name] ?? []).flatMap { path in
      try Self.files(target.directoryURL.appendingPathComponent(path))
    }
    let output = context.pluginWorkDirectoryURL.appendingPathComponent("EmbeddedTexts.swift")
    return [
      .buildCommand(
        displayName: "Embedding the texts of \(target.name)", executable: try context.tool(named: "EmbedTexts").url,
        arguments: [output.path] + files.map(\.path), inputFiles: files, outputFiles: [output])
    ]
  }

  /// A file, or the visible files of a folder, by name.
  private static func files(_ url: URL) throws -> [URL] {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder), isFolder.boolValue else {
      return [url]
    }
    let names = try FileManager.default.contentsOfDirectory(atPath: url.path).filter { !$0.hasPrefix(".") }
    return names.sorted().map { url.appendingPathComponent($0) }
  }
}
