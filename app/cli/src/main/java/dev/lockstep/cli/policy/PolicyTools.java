package dev.lockstep.cli.policy;

import java.util.List;

/// The tools there are.
public final class PolicyTools {
  /// In the order in which help shows them.
  public static final List<PolicyTool> ALL =
      List.of(
          new EvalTool(),
          new TestTool(),
          new CheckTool(),
          new FmtTool(),
          new ExplainTool(),
          new ParseTool(),
          new DepsTool(),
          new BuildTool(),
          new RunTool(),
          new JudgeTool(),
          new SimulateTool(),
          new InspectTool(),
          new CapabilitiesTool(),
          new BenchTool());

  private PolicyTools() {}
}
