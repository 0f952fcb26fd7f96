import Text

/// What `runs jobs` says of plans that were given to a cluster.
struct ClusterPlanTable {
  let plans: [ClusterPlan]

  /// A row for each plan.
  var table: TextTable {
    var table = TextTable(columns: [
      .init("plan"), .init("runs"), .init("done", alignment: .right), .init("of", alignment: .right), .init("jobs"),
      .init("running", alignment: .right), .init("waiting", alignment: .right), .init("time left", alignment: .right),
    ])
    table.rows = plans.map { plan in
      [
        plan.name, plan.title, groupedText(plan.finished), groupedText(plan.runs), plan.jobs.joined(separator: " "),
        groupedText(plan.running), groupedText(plan.waiting), plan.secondsLeft.map { Self.time($0) } ?? "",
      ]
    }
    return table
  }

  /// `1-02:03:00`, as clusters write it.
  private static func time(_ seconds: Int) -> String {
    func two(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
    let (days, rest) = seconds.quotientAndRemainder(dividingBy: 86_400)
    return (days > 0 ? "\(days)-" : "") + "\(two(rest / 3600)):\(two(rest / 60 % 60)):\(two(rest % 60))"
  }
}
