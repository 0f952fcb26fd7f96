#if canImport(Glibc)
  // The list of all variables is a variable of C itself.
  @preconcurrency import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The environment that the program was started in.
package enum Environment {
  /// Returns the value of a variable, or nil if it is not set.
  package static func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

  /// All variables, each as `NAME=value`. Those that are not UTF-8 are left out.
  package static var all: [String] {
    #if canImport(Glibc)
      let variables = environ
    #else
      let variables = _NSGetEnviron().pointee
    #endif
    var all: [String] = []
    var place = 0
    while let variable = variables[place] {
      if let text = String(validatingCString: variable) { all.append(text) }
      place += 1
    }
    return all
  }

  /// The path of this program; what it was called by if the system does not say.
  package static var program: String {
    guard let bytes = realpath("/proc/self/exe", nil) ?? realpath(CommandLine.arguments[0], nil) else {
      return CommandLine.arguments[0]
    }
    defer { free(bytes) }
    return String(cString: bytes)
  }

  /// The folder that relative paths start from; `/` if it is unknown.
  package static var currentFolder: String {
    guard let bytes = getcwd(nil, 0) else { return "/" }
    defer { free(bytes) }
    return String(cString: bytes)
  }
}
