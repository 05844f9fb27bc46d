package dev.lockstep.sca.document;

/// What stands where a document has nothing.
final class Absent {
  static final Node NODE = new Node.Text("", 0);

  private Absent() {}
}
