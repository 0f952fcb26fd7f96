import Tasks
import Testing

@Test func eachDifferenceIsAnsweredByTheNext() {
  let rows = SupervisedRows(differences: [2, -3, 4])
  #expect(rows.inputs == [0, 2, -3])
  #expect(rows.targets == [2, -3, 4])
}

@Test func fewDifferencesGiveFewRows() {
  #expect(SupervisedRows(differences: []).inputs == [])
  #expect(SupervisedRows(differences: []).targets == [])
  #expect(SupervisedRows(differences: [7]).inputs == [0])
}
