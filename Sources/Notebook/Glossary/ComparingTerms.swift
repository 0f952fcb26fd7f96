import Phrases

extension Glossary {
  /// What comparisons of many runs say.
  static let comparing: [Term] = [
    Term(
      "random seed", synonyms: ["seeds"], "where the random numbers begin",
      """
      First weights and the order of samples come from it. The same seed gives the same bytes everywhere; \
      another seed gives another network, so one run of each proves nothing.
      """,
      see: ["spread", "compare"]),
    Term(
      "spread", synonyms: ["variance"], "how far runs with other seeds lie apart",
      "Two networks differ only if the difference is larger than the spread. repeat=30 shows it.",
      see: ["seed", "sd", "compare"]),
    Term(
      "sd", synonyms: ["standard deviation", "deviation"], "standard deviation",
      "About two thirds of the runs lie within one of it around the mean, if they are spread like a bell.",
      see: ["spread", "median"]),
    Term(
      "median", "the value in the middle",
      "Half of the runs are below, half above. A single run that went wrong does not move it.",
      see: ["sd"]),
    Term(
      "bootstrap", synonyms: ["confidence interval", "confidence"], "the range in which the mean lies",
      """
      The runs are drawn anew many times, with repetitions; 95 of 100 means of such draws lie inside. With few \
      seeds it is wide.
      """,
      see: ["spread", "compare"]),
    Term(
      "wilcoxon", synonyms: ["p", "p-value", "p value", "significance"], "the signed-rank test",
      """
      p is how often a difference like this would be seen if both networks were alike. Each seed is a pair. \
      Six pairs are the fewest that can show anything (Wilcoxon, 1945).
      """,
      see: ["holm", "compare"]),
    Term(
      "holm", synonyms: ["holm's p", "multiple comparisons"], "p for several comparisons at once",
      """
      Who compares many pairs finds a difference by luck. Holm's method makes each p larger by how many pairs \
      are still to be tested (Holm, 1979).
      """,
      see: ["wilcoxon"]),
    Term(
      "superiority", synonyms: ["probability"], "how often one beats the other",
      "The share of all pairs of runs in which the first network is better; 0.5 is no difference.",
      see: ["wilcoxon", "compare"]),
    Term(
      "diverged", synonyms: ["divergence", "nan"], "the loss is no longer a number",
      """
      The weights grew beyond all bounds, mostly because the learning rate is too large. Such runs are counted \
      and left out of means.
      """,
      see: ["rate"]),
    Term(
      "session file", synonyms: ["notebook", "replay"], "commands with their output",
      "A Markdown file that \"save\" writes. \"unroll FILE\" replays it, \"unroll check FILE\" compares every byte.",
      see: ["save", "recover"]),
  ]
}
