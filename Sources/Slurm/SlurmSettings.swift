import CommandLanguage
import Notebook
import Phrases
import Storage
import Text

/// A person's settings for clusters: `~/.config/unroll/slurm`. A line holds options as on=slurm takes them, and some that
/// hold for a cluster as a whole:
///
///     # what is left out is left to the cluster
///     partition=short time=2:00:00 memory=2G
///     folder=/scratch/ada/unroll
///     setup='module load gcc/12'
package struct SlurmSettings: Sendable, Equatable {
  /// What jobs ask for unless the command says otherwise.
  package var request = ClusterRequest()
  /// The quality of service that jobs ask for.
  package var qos: String?
  /// The features that their nodes must have.
  package var constraint: String?
  /// The folder for plans, which all nodes share; nil for the one of the person's data.
  package var folder: String?
  /// The program on the nodes; nil for the one that submits.
  package var program: String?
  /// Commands of a shell that make the program work on a node, in their order.
  package var setup: [String] = []

  // Of a cluster as a whole.
  private static let qos = Option("qos", .text, absent: "none", "the quality of service")
  private static let constraint = Option("constraint", .text, absent: "none", "features that nodes must have")
  private static let folder = Option("folder", .folder, absent: "your data", "a folder that all nodes share")
  private static let program = Option("program", .folder, absent: "this one", "Unroll on the nodes")
  private static let setup = Option("setup", .text, absent: "none", "what a shell does before it starts Unroll")

  /// The names of all options.
  static let options =
    ClusterRequest.options + [
      qos.description, constraint.description, folder.description, program.description, setup.description,
    ]

  /// No settings.
  package init() {}

  /// The folder for plans that the person gives to a cluster; nil if none is known. Settings with mistakes do not count.
  package static func plans(_ folders: UserFolders) -> String? {
    folders.clusterSettings.flatMap { try? SlurmSettings(path: $0) }?.folder ?? folders.plans
  }

  /// The largest file that is read, in bytes.
  private static let largest = 1 << 20

  /// Reads a file of settings; none if there is no such file.
  ///
  /// - Throws: `SlurmError.settings` with the first mistake, or `.noSettings`.
  package init(path: String) throws(SlurmError) {
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try DiskFileStore().read(path, limit: Self.largest)
    } catch {
      if case .missing = error {
        self.init()
        return
      }
      throw .noSettings(error)
    }
    try self.init(text: String(decoding: bytes, as: UTF8.self), path: path)
  }

  /// Reads settings.
  ///
  /// - Parameter path: the file they are from, for errors.
  package init(text: String, path: String) throws(SlurmError) {
    var seen: Set<String> = []
    for (number, line) in zip(1..., text.split(omittingEmptySubsequences: false, whereSeparator: { $0.isNewline })) {
      do throws(Diagnostic) {
        try read(String(line), &seen)
      } catch {
        throw .settings(path: path, line: number, source: String(line), error)
      }
    }
  }

  private mutating func read(_ line: String, _ seen: inout Set<String>) throws(Diagnostic) {
    let given = try Parser.arguments(of: line)
    let names = Self.options.map { $0.name }
    for argument in given {
      // Whole words: what is short today may be two things tomorrow.
      guard case .option(let name, _) = argument else { continue }
      guard names.contains(name.text) else { throw .unknownOption(name.text, known: names, name.range) }
      guard name.text == "setup" || seen.insert(name.text).inserted else {
        throw .repeatedOption(name.text, name.range)
      }
    }
    let statement = Statement(command: Name("slurm", SourceRange(0..<0)), arguments: given)
    var arguments = try Arguments(statement, usage: "name=value", options: names)
    request = try ClusterRequest(&arguments).completed(by: request)
    qos = try arguments[Self.qos] ?? qos
    constraint = try arguments[Self.constraint] ?? constraint
    folder = try arguments[Self.folder] ?? folder
    program = try arguments[Self.program] ?? program
    if let command = try arguments[Self.setup] { setup.append(command) }
    try arguments.finish()
  }
}

extension ArgumentType where Meaning == String {
  /// A path from the root; what stands for the home folder is none.
  fileprivate static var folder: ArgumentType {
    ArgumentType(kind: .text) { (value) throws(Diagnostic) in
      let text = value.content.text
      guard text.hasPrefix("/") else {
        throw .failed(
          message: "expected a path that starts with /, found \(quoted(text))", hint: "write the whole path",
          value.range)
      }
      return text
    }
  }
}
