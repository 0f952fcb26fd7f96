import Testing

extension CampaignAtAnotherTerminal {
  /// `recover` brings everything back, removes nothing before that, and computes nothing twice.
  @Suite struct RecoveringTests {
    private let home: Home

    init() throws { home = try Home() }

    private func series(_ factor: Int) -> String {
      "month,sales\n" + (1...40).map { "\($0),\($0 * factor % 17 + $0)\n" }.joined()
    }

    private let oneThread = ["UNROLL_THREADS": "1"]

    @Test func whatCannotComeBackYetIsKept() throws {
      let table = try home.folder.write(series(7), to: "mine.csv")
      try home.lose("seed 7; load \(table); model lstm 4; train 40; evaluate")
      home.folder.remove("mine.csv")
      let second = try home.open()
      try second.ask("recover 1")
      try second.type("quit\r")
      try second.end()
      #expect(home.keptText.contains("train 40"), "the commands are gone")
      try home.folder.write(series(7), to: "mine.csv")
      let (answer, third) = try home.recovered()
      #expect(answer.contains("recovered 5 commands"))
      #expect(try third.ask("evaluate").contains("test RMSE"))
    }

    /// A lesson's files stand beside it, wherever the program was started.
    @Test func aLessonOfAnotherFolderComesBack() throws {
      try home.folder.write(series(5), to: "work/sub/t.csv")
      try home.folder.write("# L\n\n```unroll\n> load t.csv\n```\n", to: "work/sub/lesson.md")
      let first = try home.open(["sub/lesson.md"], in: home.folder.path("work"))
      let said = try first.ask("model srn 2; train 5; evaluate")
      try #require(said.contains("test RMSE"))
      try first.crash()
      let second = try home.open(in: home.folder.path("work"))
      #expect(try second.ask("recover 1").contains("recovered "))
      #expect(try second.ask("evaluate").contains("test RMSE"))
    }

    @Test func aSessionAfterALessonOfAnotherFolderIsSavedSoThatItReplays() throws {
      try home.folder.write(series(5), to: "work/sub/t.csv")
      try home.folder.write("# L\n\n```unroll\n> load t.csv\n```\n", to: "work/sub/lesson.md")
      let window = try home.open(["sub/lesson.md"], in: home.folder.path("work"))
      try window.ask("model srn 2; train 5; evaluate")
      #expect(try window.ask("save all.md").contains("saved "))
      let checked = try Executable.run(["check", "work/all.md"], in: home.folder)
      #expect(checked.status == 0, "\(checked.text)")
    }

    @Test func weightsOfOtherDataAreNotTaken() throws {
      let table = try home.folder.write(series(7), to: "mine.csv")
      let start = "load \(table); model lstm 64"
      let line = try "\(start); " + home.loseLongTraining(start, environment: oneThread)
      try home.folder.write(series(3), to: "mine.csv")
      let fresh = try Executable.commands(line + "; evaluate", in: home.folder, environment: oneThread)
      let error = try #require(fresh.text.split(separator: "\n").last)
      let (_, window) = try home.recovered(environment: oneThread)
      #expect(try window.ask("evaluate").contains(error), "not what a replay gives: \(error)")
    }

    @Test func aTrainingIsNotDoneAgainAfterASecondCrash() throws {
      let training = try home.loseLongTraining("load sales; model lstm 64", environment: oneThread)
      let second = try home.open(environment: oneThread)
      try second.ask("recover 1; history")
      try second.crash()
      let (answer, third) = try home.recovered(environment: oneThread)
      #expect(answer.contains("recovered 4 commands"))
      // Long work shows how fast it is.
      #expect(!third.text.contains("/s · "), "\(training) was done again")
    }

    /// What the database holds is taken from there: a result that only it has comes back.
    @Test func aComparisonIsNotComputedAgain() throws {
      try home.lose("load sales; compare srn lstm units=2 train=2 repeat=2")
      #expect(
        try SQLite.run(
          "UPDATE runs SET result = 4321 WHERE number = 1; " + SQLite.givingDigests,
          on: home.folder.path("data/unroll/runs.sqlite")))
      let (answer, window) = try home.recovered()
      #expect(answer.contains("recovered 2 commands"))
      try window.ask("save s.md")
      #expect(home.folder.text("s.md").contains("4321.00"), "it was computed again")
    }

    @Test func theStartupFileMayRecover() throws {
      try home.lose("seed 42")
      try home.folder.write("recover\n", to: "config/unroll/rc")
      let second = try home.open()
      #expect(try second.ask("seed").contains("seed 42"))
      try second.type("quit\r")
      try second.end()
      let third = try home.open()
      #expect(!third.text.contains("was lost"))
    }
  }
}
