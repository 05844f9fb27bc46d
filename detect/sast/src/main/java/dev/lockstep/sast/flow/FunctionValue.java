package dev.lockstep.sast.flow;

/// A function that a variable or parameter holds.
///
/// @param walk of the file that it stands in
record FunctionValue(Walk walk, int function) {
  /// What it is kept under.
  static final String PART = ".#function";

  @Override
  public String toString() {
    return "function:" + walk.fileNumber + ":" + function;
  }
}
