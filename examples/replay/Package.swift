// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "replay",
  dependencies: [.package(name: "unroll", path: "../..")],
  targets: [
    .executableTarget(name: "replay", dependencies: [.product(name: "Notebook", package: "unroll")], path: "Sources")
  ]
)
