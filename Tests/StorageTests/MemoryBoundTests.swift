import Storage
import Testing

@Suite struct MemoryBoundTests {
  private func bound(_ files: [String: String]) -> Double? { MemoryBound.ofControlGroups { files[$0] } }

  @Test func theLeastLimitOfAllGroupsAround() {
    let groups = "0::/a/b/c\n"
    let root = "/sys/fs/cgroup"
    #expect(bound([:]) == nil)
    #expect(bound(["/proc/self/cgroup": groups]) == nil)
    #expect(bound(["/proc/self/cgroup": groups, root + "/a/memory.max": "max\n"]) == nil)
    #expect(bound(["/proc/self/cgroup": groups, root + "/memory.max": "300\n"]) == 300)
    let nested = [root + "/a/memory.max": "200\n", root + "/a/b/c/memory.max": "300\n", root + "/d/memory.max": "1\n"]
    #expect(bound(nested.merging(["/proc/self/cgroup": groups]) { one, _ in one }) == 200)
  }

  @Test func theFirstVersion() {
    let groups = "12:cpu,cpuacct:/x\n5:memory:/docker/y\n0::/z\n"
    let file = "/sys/fs/cgroup/memory/docker/y/memory.limit_in_bytes"
    #expect(bound(["/proc/self/cgroup": groups, file: "4096\n"]) == 4096)
    #expect(bound(["/proc/self/cgroup": groups, "/sys/fs/cgroup/memory/x/memory.limit_in_bytes": "1\n"]) == nil)
  }

  @Test(arguments: ["", "\n", "x", "0:", "5:memory", "5:memory:", "0::relative\n\n::::"])
  func linesThatAreNone(text: String) {
    #expect(bound(["/proc/self/cgroup": text]) == nil)
  }
}
