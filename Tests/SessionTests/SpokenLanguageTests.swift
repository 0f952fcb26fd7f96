import Glibc
import Testing

/// The environment chooses the language of the prompt and of commands that are given or piped in, never that of a
/// session file.
@Suite struct SpokenLanguageTests {
  private let taiwan = ["LC_ALL": "zh_TW.UTF-8"]
  private let chineseLine = "<!-- language: zh-TW -->\n"
  private let block = "```unroll\n> seed 7\n```\n"

  @Test func commandsFollowTheEnvironment() throws {
    #expect(try Program.run("-c", "seed 7; language", environment: taiwan).output == "種子 7\nlanguage zh-TW：繁體中文\n")
    let piped = try Program.run(input: "seed 7\nmodle\n", environment: taiwan)
    #expect(piped.output == "種子 7\n")
    #expect(piped.error == "> modle\n  ^^^^^\n錯誤：沒有指令「modle」；你是指「model」嗎？\n" && piped.status == 1)
    let last = ["LC_ALL": "", "LC_MESSAGES": "", "LANG": "zh_TW.UTF-8"]
    #expect(try Program.run("-c", "seed", environment: last).output == "種子 1\n")
    #expect(try Program.run("-c", "seed", environment: ["LC_ALL": "zh_CN.UTF-8"]).output == "seed 1\n")
  }

  @Test func sessionFilesDoNot() throws {
    let scratch = try Scratch()
    let english = try scratch.write("# S\n\n" + block, to: "en.md")
    let chinese = try scratch.write(chineseLine + block, to: "zh.md")
    _ = try Program.run("update", english, environment: taiwan)
    _ = try Program.run("update", chinese, environment: ["LC_ALL": "C"])
    #expect(try scratch.text("en.md").contains("> seed 7\nseed 7\n"))
    #expect(try scratch.text("zh.md").contains("> seed 7\n種子 7\n"))
    for locale in ["C", "zh_TW.UTF-8"] {
      #expect(try Program.run("check", english, chinese, environment: ["LC_ALL": locale]).status == 0)
    }
  }

  @Test func thePromptGoesOnInTheLanguageOfTheFile() throws {
    let scratch = try Scratch()
    let chinese = try scratch.write(chineseLine + block, to: "zh.md")
    let saved = scratch.path("saved.md")
    let answer = try Program.run(chinese, input: "seed\nsave \(saved)\n")
    #expect(answer.output.hasSuffix("種子 7\n已將 2 個指令存到 \(saved)\n"))
    #expect(try scratch.text("saved.md").hasPrefix(chineseLine + "# Session\n"))
    #expect(try Program.run("check", saved).status == 0)
  }
}

extension AtTheTerminal {
  @Suite struct SpokenLanguagePromptTests {
    @Test func thePromptSpeaksChinese() throws {
      let terminal = try PseudoTerminal(environment: ["LANG": "zh_TW.UTF-8"])
      try terminal.see("Unroll：一步一步認識遞迴神經網路。")
      try terminal.at(1, type: "?seed\r")
      try terminal.see("選擇之後使用的亂數")
      try terminal.at(2, type: "modle\r")
      try terminal.see("錯誤：沒有指令「modle」；你是指「model」嗎？")
      try terminal.at(2, type: "train \t\t")
      try terminal.see("最佳化器每一步的樣本數")
      try terminal.type("\u{15}language en\r")
      try terminal.see("language en: English")
      try terminal.at(3, type: "seed\r")
      try terminal.see("\nseed 1\n")
      try terminal.at(4, type: "quit\r")
      #expect(try terminal.end() == 0)
    }
  }
}
