/// What some units of a layer showed over its steps: the values of each gate and state, in no more columns than can be
/// looked at.
package struct InspectedValues {
  /// The units.
  package let units: Range<Int>
  /// How many steps a column stands for; the last one may stand for fewer.
  package let stepsPerColumn: Int
  /// For each gate and state, in the order of `Inspection.quantities`, the units' values, `[quantities][units][columns]`. Of
  /// several steps it is the value of the largest size.
  package private(set) var columns: [[[Float]]]
  /// The largest size of each gate and state, that of all units and steps; 0 if none is a number.
  package private(set) var largest: [Float]
  private var least: [Float]
  private var greatest: [Float]
  /// How many steps there were.
  private var steps = 0

  init(quantities: Int, units: Range<Int>, stepsPerColumn: Int) {
    self.units = units
    self.stepsPerColumn = stepsPerColumn
    columns = Array(repeating: Array(repeating: [], count: units.count), count: quantities)
    largest = Array(repeating: 0, count: quantities)
    least = Array(repeating: .infinity, count: units.count)
    greatest = Array(repeating: -.infinity, count: units.count)
  }

  /// Adds what all units of the layer had at a step.
  mutating func add(_ values: [Float], to quantity: Int) {
    for value in values where value.isFinite { largest[quantity] = max(largest[quantity], value.magnitude) }
    for (place, unit) in units.enumerated() {
      if steps % stepsPerColumn == 0 {
        columns[quantity][place].append(values[unit])
      } else {
        let column = columns[quantity][place].count - 1
        let before = columns[quantity][place][column]
        if before.isNaN || values[unit].magnitude > before.magnitude { columns[quantity][place][column] = values[unit] }
      }
    }
  }

  /// The next values are those of the next step.
  mutating func endStep(hidden: [Float]) {
    for (place, unit) in units.enumerated() {
      least[place] = min(least[place], hidden[unit])
      greatest[place] = max(greatest[place], hidden[unit])
    }
    steps += 1
  }

  /// How far the hidden state of each unit moved over the steps.
  package var changes: [Double] {
    steps == 0 ? least.map { _ in 0 } : zip(least, greatest).map { Double($1) - Double($0) }
  }
}
