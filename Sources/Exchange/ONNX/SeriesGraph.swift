import Recurrent
import Tasks

/// A series model as a graph that reads values as they are and answers with forecasts in the same unit: differences, scales,
/// network, and back. All but the network is computed in double precision, as here.
struct SeriesGraph {
  private let preparation: SeriesPreparation
  private let network: RecurrentNodes
  private let isStateful: Bool
  private let units: [Int]
  private var task: SeriesTask { preparation.task }
  private var horizon: Int { task.horizon }
  private var inputCount: Int { task.series.inputs.count }

  init(_ model: Model, _ preparation: SeriesPreparation) {
    self.preparation = preparation
    network = RecurrentNodes(model.checkpoint)
    isStateful = model.isStateful
    units = model.units
  }

  /// The graph: of a step after step with the state carried on, or of a window.
  var graph: GraphBuilder { isStateful ? sequence : window }

  // MARK: state carried on

  /// `values`, any number of them after `previous`, and states → a forecast from each value, and the states after the last.
  private var sequence: GraphBuilder {
    var graph = GraphBuilder(
      name: "series",
      description: """
        Forecasts from each value of a series on. Begin with states of zeros, and with the first value as "previous"; go \
        on with the "next_" states and the last value.
        """)
    let previous = graph.input("previous", .double, ["batch"], "the value before the first of values")
    let values = graph.input(
      "values", .double, ["batch", "time"], "values in the order of time, in the unit of the data")
    let before = graph.unsqueeze(previous, axes: [1])
    let all = graph.node("Concat", [before, values], [("axis", .int(1))])
    let earlier = graph.slice(all, axis: 1, from: 0, to: -1)
    let features = self.features(graph.node("Sub", [values, earlier]), steps: "time", &graph)
    let states = addStates(&graph)
    let outputs = network.addEncoder(features, states: states, wholeSequence: true, to: &graph)
    let answers = graph.transpose(network.addDense(outputs, to: &graph), [1, 0, 2])
    addForecasts(answers, from: graph.unsqueeze(values, axes: [2]), axis: 2, &graph)
    graph.output(
      "forecasts", .double, ["batch", "time", .count(horizon)], "the \(horizon) values that come after each value")
    for (state, units) in zip(states, units) {
      for name in [state.hidden, state.memory].compactMap({ $0 }) {
        graph.output("next_" + name, .float, [1, "batch", .count(units)], "the state after the last value")
      }
    }
    return graph
  }

  private func addStates(_ graph: inout GraphBuilder) -> [(hidden: String, memory: String?)] {
    let states = network.stateNames
    for (state, units) in zip(states, units) {
      for name in [state.hidden, state.memory].compactMap({ $0 }) {
        _ = graph.input(
          name, .float, [1, "batch", .count(units)], "a state: zeros at first, then what next_\(name) was")
      }
    }
    return states
  }

  // MARK: windows

  /// `values`, one more than a window has steps → the forecasts after the last.
  private var window: GraphBuilder {
    let steps = preparation.samples.steps
    var graph = GraphBuilder(
      name: "series", description: "Forecasts what comes after the last of \(steps + 1) values of a series.")
    let values = graph.input(
      "values", .double, ["batch", .count(steps + 1)], "values in the order of time, in the unit of the data")
    let earlier = graph.slice(values, axis: 1, from: 0, to: -1)
    let later = graph.slice(values, axis: 1, from: 1, to: nil)
    let features = self.features(graph.node("Sub", [later, earlier]), steps: .count(steps), &graph)
    let encoded = network.addEncoder(features, wholeSequence: false, to: &graph)
    let answers = network.addDense(graph.squeeze(encoded, axes: [0]), to: &graph)
    addForecasts(answers, from: graph.slice(values, axis: 1, from: -1, to: nil), axis: 1, &graph)
    graph.output("forecasts", .double, ["batch", .count(horizon)], "the \(horizon) values that come next")
    return graph
  }

  // MARK: preparation and its inverse

  /// Scales what the network reads: the differences, and the inputs beside them if there are any.
  ///
  /// - Parameter differences: `[batch, steps]`
  /// - Returns: `[steps, batch, 1 + inputs]`
  private func features(_ differences: String, steps: GraphBuilder.Side, _ graph: inout GraphBuilder) -> String {
    let scales = preparation.scales
    let scaled = scale(differences, by: [scales.differences], shape: [1], &graph)
    var features = graph.unsqueeze(scaled, axes: [2])
    if inputCount > 0 {
      let names = task.series.inputs.map { $0.name }.joined(separator: ", ")
      let inputs = graph.input(
        "inputs", .double, ["batch", steps, .count(inputCount)], "at the time of each step: \(names)")
      let scaledInputs = scale(inputs, by: scales.inputs, shape: [inputCount], &graph)
      features = graph.node("Concat", [features, scaledInputs], [("axis", .int(2))])
    }
    return graph.transpose(graph.cast(features, to: .float), [1, 0, 2])
  }

  /// x × factor + offset, column by column.
  private func scale(
    _ values: String, by scalers: [MinMaxScaler], shape: [Int], _ graph: inout GraphBuilder
  ) -> String {
    let factors = graph.constant("factor", scalers.map { $0.factor }, shape: shape)
    let offsets = graph.constant("offset", scalers.map { $0.offset }, shape: shape)
    return graph.node("Add", [graph.node("Mul", [values, factors]), offsets])
  }

  /// Turns scaled differences into the values that they lead to: `forecasts`.
  ///
  /// - Parameters:
  ///   - values: the last known ones, with a side of length 1 along `axis`.
  ///   - axis: that of the steps ahead.
  private func addForecasts(_ answers: String, from values: String, axis: Int, _ graph: inout GraphBuilder) {
    let scale = preparation.scales.targets
    let factor = graph.constant("target_factor", [scale.factor], shape: [1])
    let offset = graph.constant("target_offset", [scale.offset], shape: [1])
    let shifted = graph.node("Sub", [graph.cast(answers, to: .double), offset])
    var differences = graph.node("Div", [shifted, factor])
    if horizon > 1 {
      differences = graph.node("CumSum", [differences, graph.constant("axis", [Int64(axis)])])
    }
    graph.node("Add", [values, differences], named: "forecasts")
  }
}
