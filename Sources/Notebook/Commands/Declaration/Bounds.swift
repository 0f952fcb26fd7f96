/// What numbers several commands take.
enum Bounds {
  /// Units of a layer.
  static let units = 1...65_536
  /// Epochs of one training.
  static let epochs = 1...10_000_000
  /// Samples a step of the optimizer.
  static let batch = 1...100_000
  /// Learning rates and norms of gradients: positive, and far from what a `Float` cannot hold.
  static let positive = 1e-30...1e30
  /// Which part of the inputs dropout leaves out.
  static let dropout = 0...0.99
  /// Rows, months or questions that are listed at once.
  static let listed = 1...1000
}
