/// The parts of a program that have to do with what is learned, and that are the same for Keras and PyTorch.
protocol TaskProgram {
  /// The numbers at the head of the program.
  var constants: String { get }
  /// Reads the data and makes samples of them.
  var data: String { get }
  /// Compares with what Unroll predicted.
  var comparison: String { get }
  /// Says how well the model does after training.
  var report: String { get }
}
