import Recurrent

/// The optimizer of a program for PyTorch, with Keras' constants.
struct PyTorchOptimizer {
  private let settings: ProgramSettings
  private var optimizer: Optimizer { settings.optimizer }

  init(_ settings: ProgramSettings) { self.settings = settings }

  /// Makes it.
  var text: String {
    joined([
      ownRule,
      "trained = [parameter for parameter in network.parameters() if parameter.requires_grad]",
      "optimizer = \(made)",
    ])
  }

  /// A rule that PyTorch has otherwise.
  private var ownRule: String {
    switch optimizer.rule {
    case .adam(_, let beta2, let epsilon): adam(beta2: beta2, epsilon: epsilon)
    case .rmsprop: rmsprop
    case .sgd: ""
    }
  }

  /// Lines that give it what Unroll's remembers; empty if that is nothing.
  var memory: String {
    guard !settings.memories.isEmpty else { return "" }
    switch optimizer.rule {
    case .adam:
      return PythonText.goingOn(
        settings,
        [
          "optimizer.steps = arrays[\"iterations\"].item()",
          "for (parameter, m), (_, v) in zip(keras_arrays(\"/momentum\"), keras_arrays(\"/velocity\")):",
          "    optimizer.state[parameter] = dict(",
          "        step=torch.tensor(float(optimizer.steps)), exp_avg=m.contiguous(), exp_avg_sq=v.contiguous()",
          "    )",
        ])
    case .rmsprop:
      return PythonText.goingOn(
        settings,
        [
          "for parameter, square in keras_arrays(\"/velocity\"):",
          "    optimizer.state[parameter][\"square\"] = square.contiguous()",
        ])
    case .sgd:
      return PythonText.goingOn(
        settings,
        [
          "for parameter, momentum in keras_arrays(\"/momentum\"):  # Keras' is multiplied with the learning rate",
          "    optimizer.state[parameter][\"momentum_buffer\"] = momentum / -\(optimizer.learningRate)",
        ])
    }
  }

  /// Lines that change the learning rate from epoch to epoch; empty if it stays as it is.
  var schedule: String {
    guard let schedule = settings.schedule else { return "" }
    let hasMomentum = if case .sgd(let momentum) = optimizer.rule { momentum > 0 } else { false }
    return joined([
      schedule.function,
      """
      def set_learning_rate(epoch):
          group = optimizer.param_groups[0]
      """,
      when(
        hasMomentum,
        """
            for state in optimizer.state.values():  # Keras' momentum is multiplied with the learning rate
                state["momentum_buffer"] *= group["lr"] / learning_rate(epoch)
        """),
      """
          group["lr"] = learning_rate(epoch)


      """,
    ])
  }

  private func adam(beta2: Double, epsilon: Double) -> String {
    """
    class Adam(torch.optim.Adam):
        \"""As Keras has it: epsilon is added before the bias of the moments is corrected, in PyTorch after it.\"""

        steps = 0

        def step(self):
            self.steps += 1
            for group in self.param_groups:
                group["eps"] = \(epsilon) / (1 - \(beta2)**self.steps) ** 0.5
            super().step()


    """
  }

  private var made: String {
    let rate = "lr=\(optimizer.learningRate)"
    switch optimizer.rule {
    case .adam(let beta1, let beta2, _):
      return "Adam(trained, \(rate), betas=(\(beta1), \(beta2)))"
    case .rmsprop(let rho, let epsilon): return "RMSprop(trained, \(rate), rho=\(rho), epsilon=\(epsilon))"
    case .sgd(let momentum): return "torch.optim.SGD(trained, \(rate), momentum=\(momentum))"
    }
  }

  private var rmsprop: String {
    """
    class RMSprop(torch.optim.Optimizer):
        \"""As Keras has it: epsilon is added under the root. torch.optim.RMSprop adds it to the root.\"""

        def __init__(self, parameters, lr, rho, epsilon):
            super().__init__(parameters, dict(lr=lr, rho=rho, epsilon=epsilon))

        @torch.no_grad()
        def step(self):
            for group in self.param_groups:
                for parameter in group["params"]:
                    square = self.state[parameter].setdefault("square", torch.zeros_like(parameter))
                    square.mul_(group["rho"]).addcmul_(parameter.grad, parameter.grad, value=1 - group["rho"])
                    parameter -= group["lr"] * parameter.grad / torch.sqrt(square + group["epsilon"])


    """
  }

  /// Scales gradients down before a step; empty if they may be of any size.
  var clipping: String {
    switch optimizer.clipping {
    case .none: ""
    case .global(let norm): "    nn.utils.clip_grad_norm_(trained, \(norm))"
    case .perArray(let norm):
      // Keras' GRU has both biases in one array.
      settings.cell.kind == .gru
        ? """
            for layer in network.modules():
                if isinstance(layer, nn.GRU):
                    nn.utils.clip_grad_norm_([layer.bias_ih_l0, layer.bias_hh_l0], \(norm))  # one array in Keras
            for name, parameter in network.named_parameters():
                if "bias_" not in name:
                    nn.utils.clip_grad_norm_([parameter], \(norm))
        """
        : """
            for parameter in trained:
                nn.utils.clip_grad_norm_([parameter], \(norm))
        """
    }
  }
}
