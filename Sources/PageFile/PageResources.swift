/// The scripts and styles of pages that run, which are a part of the program.
enum PageResources {
  /// What runs in the page, each file after those that it uses.
  static var script: String {
    [
      PackageResources.engine_js, PackageResources.completion_js, PackageResources.cells_js, PackageResources.lesson_js,
      PackageResources.gates_js, PackageResources.page_js, PackageResources.files_js, PackageResources.start_js,
    ].map { String(decoding: $0, as: UTF8.self) }.joined(separator: "\n")
  }

  /// What runs in the engine's thread.
  static var worker: String { String(decoding: PackageResources.worker_js, as: UTF8.self) }

  /// How it looks.
  static var style: String { String(decoding: PackageResources.live_css, as: UTF8.self) }
}
