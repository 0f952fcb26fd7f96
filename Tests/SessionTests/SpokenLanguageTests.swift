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
    #expect(try scratch.text("saved.md").hasPrefix(chineseLine + block.prefix(10)))
    #expect(try Program.run("check", saved).status == 0)
  }
}
