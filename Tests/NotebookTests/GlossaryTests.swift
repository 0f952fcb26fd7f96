import Notebook
import Phrases
import Testing

/// The terms that `help` explains.
@Suite struct GlossaryTests {
  @Test func everyTermIsFoundByAllItsWords() {
    for term in Glossary.terms {
      for word in [term.word] + term.synonyms {
        for typed in [word, word.uppercased(), word.replacing(" ", with: "-"), word.replacing("-", with: "_")] {
          #expect(Glossary.term(typed)?.word == term.word, "\(typed)")
        }
      }
      for language in Language.allCases { #expect(Glossary.term(term.name.text(in: language)) != nil) }
    }
    for other in ["", "-", "no such term", String(repeating: "a", count: 1_000_000)] {
      #expect(Glossary.term(other) == nil)
    }
  }

  @Test func everyTermIsSaidInBothLanguages() {
    for phrase in Glossary.terms.flatMap({ [$0.name, $0.text] }) + Glossary.groups.map(\.title) {
      #expect(phrase.text(in: .traditionalChinese) != phrase.description, "\(phrase)")
    }
  }

  /// What stands under "See also" can be typed.
  @Test func relatedWordsLeadSomewhere() {
    for word in Glossary.terms.flatMap(\.related) {
      #expect(Glossary.term(word) != nil || CommandTable.names.contains(word), "\(word)")
    }
  }

  /// What tables and answers print has an explanation.
  @Test(arguments: [
    "RMSE", "MAE", "MAPE", "MASE", "AR(1)", "persistence", "epoch", "loss", "exact", "seeds", "sd", "median",
    "Wilcoxon p",
    "Holm's p", "probability", "diverged", "input gate", "forget gate", "output gate", "candidate", "hidden state",
    "cell state", "update gate", "reset gate", "parameters", "one-hot", "units", "batch", "均方根誤差", "隱藏狀態",
  ])
  func whatIsPrintedIsExplained(word: String) {
    #expect(Glossary.term(word) != nil || Glossary.term(word.replacing(" p", with: "")) != nil)
  }
}
