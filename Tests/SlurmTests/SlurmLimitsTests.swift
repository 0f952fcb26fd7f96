import Foundation
import Notebook
import Slurm
import Storage
import Testing

@Suite struct SlurmLimitsTests {
  private let slurm = FakeSlurm()

  init() throws {
    let folder = URL(fileURLWithPath: "\(#filePath)").deletingLastPathComponent().appendingPathComponent("Recorded")
    let partitions = try String(
      contentsOf: folder.appendingPathComponent("scontrol-partition-22.05.txt"), encoding: .utf8)
    slurm.answer("scontrol partition", partitions)
  }

  /// As Slurm 22.05 and 23.11 write it: the lines about what matters, and some others.
  private func configure(size: String = "1001", accounts: String = "accounting_storage/none") {
    slurm.answer(
      "scontrol config",
      """
      Configuration data as of 2026-11-27T04:55:37
      AccountingStorageEnforce = none
      AccountingStorageType   = \(accounts)
      LaunchParameters        = (null)
      MaxArraySize            = \(size)
      SchedulerParameters     = sched_interval=2,batch_sched_delay=0
      SLURM_VERSION           = 22.05.8

      Slurmctld(primary) at vm is UP
      """)
  }

  @Test func theDefaultPartition() throws {
    configure()
    let limits = try slurm.client.limits(for: ClusterRequest())
    #expect(limits.largestIndex == 1000 && !limits.keepsAccounts)
    #expect(limits.partition == "short" && limits.usualMinutes == 10 && limits.mostMinutes == 60)
    #expect(limits.nodes == "n[1-2]")
  }

  /// A partition without a usual time gives its most.
  @Test func anotherPartition() throws {
    configure(size: "4000001", accounts: "accounting_storage/slurmdbd")
    var request = ClusterRequest()
    request.partition = "small"
    let limits = try slurm.client.limits(for: request)
    #expect(limits.largestIndex == 4_000_000 && limits.keepsAccounts)
    #expect(limits.usualMinutes == 5 && limits.mostMinutes == 5)
    request.partition = "small,short"
    #expect(try slurm.client.limits(for: request).partition == "small,short")
  }

  @Test func whatThePartitionDoesNotAllow() {
    configure()
    var request = ClusterRequest()
    request.minutes = 61
    #expect(throws: SlurmError.tooLong(minutes: 61, partition: "short", most: 60)) {
      try slurm.client.limits(for: request)
    }
    request.partition = "shrot"
    let error = SlurmError.noPartition("shrot", known: ["short", "small"])
    #expect(throws: error) { try slurm.client.limits(for: request) }
    #expect(error.hint.description == "did you mean \"short\"?")
  }

  @Test func whatIsNotUnderstood() {
    configure(size: "many")
    #expect(throws: SlurmError.notUnderstood(program: "scontrol", found: "many")) {
      try slurm.client.limits(for: ClusterRequest())
    }
  }

  /// Accounts say how many jobs a person may have, if they are there and hold.
  @Test func howManyJobs() throws {
    slurm.answer(
      "scontrol config",
      """
      AccountingStorageEnforce = associations,limits,qos
      AccountingStorageType   = accounting_storage/slurmdbd
      MaxArraySize            = 1001
      MaxJobCount             = 10000

      """)
    #expect(try slurm.client.limits(for: ClusterRequest()).mostJobs == 10_000)
    slurm.answer("sacctmgr", "physics|400|\nchess||50\nall||\n")
    #expect(try slurm.client.limits(for: ClusterRequest()).mostJobs == 50)
    var request = ClusterRequest()
    for (account, most) in [("physics", 400), ("all", 10_000), ("none", 10_000)] {
      request.account = account
      #expect(try slurm.client.limits(for: request).mostJobs == most)
    }
    let words = try #require(slurm.calls.last { $0[0] == "sacctmgr" })
    #expect(words.contains("user=" + ThisComputer.user) && words.last == "format=Account,MaxSubmitJobs,GrpSubmitJobs")
  }

  /// Without limits, as Slurm 20.11 writes a partition.
  @Test func noLimits() throws {
    configure()
    slurm.answers["scontrol partition"] = [
      .init(
        output: """
          PartitionName=debug AllowGroups=ALL AllowAccounts=ALL AllowQos=ALL AllocNodes=ALL Default=YES QoS=N/A \
          DefaultTime=NONE DisableRootJobs=NO MaxNodes=UNLIMITED MaxTime=UNLIMITED MinNodes=0 Nodes=c[001-128],g1 \
          State=UP TotalCPUs=4096 TotalNodes=129

          """)
    ]
    let limits = try slurm.client.limits(for: ClusterRequest())
    #expect(limits.usualMinutes == nil && limits.mostMinutes == nil && limits.nodes == "c[001-128],g1")
  }

  @Test func machinesOfNodes() throws {
    slurm.answer(
      "scontrol node",
      """
      NodeName=n1 Arch=x86_64 CPUTot=1 NodeAddr=127.0.0.1 NodeHostName=vm Port=24367 Version=22.05.8 OS=Linux 6.18 #1 SMP
      NodeName=n2 Arch=x86_64 CPUTot=1 NodeAddr=127.0.0.1 NodeHostName=vm Port=24368 Version=22.05.8
      NodeName=g1 Arch=x86_64 CPUTot=1 NodeAddr=10.0.0.3 NodeHostName=gpu.example.org Version=22.05.8

      """)
    #expect(try slurm.client.machines(of: "n[1-2],g1") == ["vm", "gpu.example.org"])
    #expect(slurm.calls == [["scontrol", "--oneliner", "show", "node", "n[1-2],g1"]])
  }
}
