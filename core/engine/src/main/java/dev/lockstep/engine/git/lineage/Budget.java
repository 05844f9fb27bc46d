package dev.lockstep.engine.git.lineage;

/// How far an extractor may go in one content.
///
/// @param steps an extractor's budget for a content, besides what its size adds
/// @param stepsPerByte what each byte of a content adds to the budget
/// @param wholeBytes the largest content that an extractor of whole contents sees
public record Budget(long steps, long stepsPerByte, int wholeBytes) {

  // Written out, as what a record brings is put together at run time, which every start would pay.
  @Override
  public String toString() {
    return steps + ", " + stepsPerByte + " a byte, " + wholeBytes;
  }

  long stepsFor(int length) {
    return steps + stepsPerByte * length;
  }
}
