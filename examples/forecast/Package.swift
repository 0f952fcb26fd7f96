// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "forecast",
  dependencies: [.package(name: "unroll", path: "../..")],
  targets: [
    .executableTarget(
      name: "forecast",
      dependencies: [
        .product(name: "Plotting", package: "unroll"),
        .product(name: "Recurrent", package: "unroll"),
        .product(name: "Tasks", package: "unroll"),
      ],
      path: "Sources")
  ]
)
