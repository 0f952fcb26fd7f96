import Foundation

/// Writes the calls of `KernelSet`, which pass each call on to the kernels built for the instruction set: one for every
/// package function that the files of `Sources/Kernels` declare.
///
/// `write-kernel-calls.sh` compiles this file alone and runs it, so that the calls can be written anew while the
/// engine does not compile.
struct KernelCalls {
  /// A function as its file declares it.
  struct Kernel {
    let name: String
    /// The first paragraph of its documentation, a line each.
    let summary: [String]
    let parameters: [Parameter]
    /// The type of what it returns; nil for nothing.
    let result: String?
  }

  /// A parameter of a kernel.
  struct Parameter {
    /// As it is declared: `into h: UnsafeMutablePointer<Float>`.
    let declaration: String

    /// As a call passes it on: `into: h`.
    var argument: String {
      let names = declaration.prefix { $0 != ":" }.split(separator: " ")
      guard let label = names.first, let name = names.last else { return "" }
      return label == "_" ? String(name) : "\(label): \(name)"
    }
  }

  /// The files that declare kernels, by name, with what each declares.
  let files: [(name: String, kernels: [Kernel])]

  /// Reads a folder of kernels.
  init(folder: URL) throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".swift") }
    files = try names.sorted().map { name in
      (name, Self.kernels(in: try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)))
    }
  }

  /// The package functions that a source text declares.
  static func kernels(in text: String) -> [Kernel] {
    let lines = text.components(separatedBy: "\n")
    return lines.indices.filter { lines[$0].hasPrefix("package func ") }.compactMap { index in
      var declaration = lines[index]
      var next = index + 1
      while next < lines.count, !declaration.contains("{") {
        declaration += " " + lines[next].trimmingCharacters(in: .whitespaces)
        next += 1
      }
      return kernel(declaration, documentation: documentation(above: index, in: lines))
    }
  }

  private static func documentation(above index: Int, in lines: [String]) -> [String] {
    var first = index
    while first > 0, lines[first - 1].hasPrefix("///") || lines[first - 1].hasPrefix("@") { first -= 1 }
    return Array(lines[first..<index].filter { $0.hasPrefix("///") }.prefix { $0 != "///" })
  }

  private static func kernel(_ declaration: String, documentation: [String]) -> Kernel? {
    let head = declaration.prefix { $0 != "{" }.dropFirst("package func ".count)
    guard let open = head.firstIndex(of: "("), let close = head.lastIndex(of: ")") else { return nil }
    let result = head[close...].dropFirst().replacingOccurrences(of: "->", with: "")
      .trimmingCharacters(in: .whitespaces)
    let parameters = head[head.index(after: open)..<close].split(separator: ",")
    return Kernel(
      name: String(head[..<open]), summary: documentation,
      parameters: parameters.map { Parameter(declaration: $0.trimmingCharacters(in: .whitespaces)) },
      result: result.isEmpty ? nil : result)
  }

  // MARK: writing

  /// The source text with all calls.
  var text: String {
    var lines = """
      // swift-format-ignore-file
      // Written by Tests/KernelsTests/write-kernel-calls.sh from the declarations in Sources/Kernels. Change those.

      import Kernels

      #if arch(x86_64)
        import KernelsAVX2
        import KernelsAVX512
      #endif

      """.components(separatedBy: "\n")
    for file in files where !file.kernels.isEmpty {
      lines += ["// \(file.name)", "extension KernelSet {"]
      lines += file.kernels.map(Self.call).joined(separator: [""])
      lines += ["}", ""]
    }
    return lines.joined(separator: "\n")
  }

  /// A call: a switch, not a function value, so that it is a predicted branch and a direct jump.
  private static func call(_ kernel: Kernel) -> [String] {
    let result = kernel.result.map { " -> \($0)" } ?? ""
    let arguments = kernel.parameters.map(\.argument)
    func passedOn(to module: String) -> [String] {
      wrapped("      \(module).\(kernel.name)(", arguments, ")", indentation: 8)
    }
    return kernel.summary.map { "  \($0)" } + ["  @inline(__always)"]
      + wrapped("  package func \(kernel.name)(", kernel.parameters.map(\.declaration), ")\(result) {", indentation: 4)
      + ["    switch instructionSet {", "    #if arch(x86_64)"]
      + ["    case .avx2:"] + passedOn(to: "KernelsAVX2")
      + ["    case .avx512:"] + passedOn(to: "KernelsAVX512")
      + ["    #endif", "    default:"] + passedOn(to: "Kernels")
      + ["    }", "  }"]
  }

  /// A list between two ends, in lines of at most 120 characters.
  private static func wrapped(_ start: String, _ items: [String], _ end: String, indentation: Int) -> [String] {
    let margin = String(repeating: " ", count: indentation)
    var lines = [start]
    for (index, item) in items.enumerated() {
      let piece = item + (index < items.count - 1 ? "," : end)
      let isFirst = lines[lines.count - 1].hasSuffix("(")
      if lines[lines.count - 1].count + piece.count + 1 <= 120 {
        lines[lines.count - 1] += isFirst ? piece : " " + piece
      } else {
        lines.append(margin + piece)
      }
    }
    if items.isEmpty { lines[lines.count - 1] += end }
    return lines
  }
}

#if WRITES_KERNEL_CALLS
  /// Writes the calls of the kernels in the folder that is given first into the file that is given second.
  @main
  enum Program {
    static func main() throws {
      let paths = CommandLine.arguments.dropFirst().map { URL(fileURLWithPath: $0) }
      try KernelCalls(folder: paths[0]).text.write(to: paths[1], atomically: true, encoding: .utf8)
    }
  }
#endif
