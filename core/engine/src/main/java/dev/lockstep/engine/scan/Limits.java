package dev.lockstep.engine.scan;

/// How far the engine goes for hostile input. What runs into a limit is an incomplete problem.
///
/// @param steps an extractor's budget for a content, besides what its size adds
/// @param stepsPerByte what each byte of a content adds to the budget
/// @param wholeBytes the largest content that an extractor of whole contents sees
/// @param archiveDepth how many archives deep members are read
/// @param archiveBytes how many bytes all members of one outermost archive may have together
/// @param archiveRatio how many times larger than the outermost archive its members may become
/// @param archiveMembers how many members one outermost archive may have
public record Limits(
    long steps,
    long stepsPerByte,
    int wholeBytes,
    int archiveDepth,
    long archiveBytes,
    int archiveRatio,
    int archiveMembers) {

  /// What holds where nobody says otherwise.
  public static final Limits DEFAULT =
      new Limits(50_000_000, 2_000, 16 << 20, 6, 16L << 30, 250, 500_000);

  /// Part of the keys that facts are kept under. Written out, as the one that a record brings is
  /// put together at run time, which every start would pay.
  @Override
  public String toString() {
    String ofArchives =
        archiveDepth + " " + archiveBytes + " " + archiveRatio + " " + archiveMembers;
    return "steps "
        + steps
        + "+"
        + stepsPerByte
        + ", whole "
        + wholeBytes
        + ", archives "
        + ofArchives;
  }
}
