package dev.lockstep.rego.eval;

import dev.lockstep.rego.syntax.Location;

/// Prints, and always holds.
final class Print extends Step {
  private final Node[] parts;
  private final Location location;

  /// Each part is a set of the values it has.
  Print(Node[] parts, Location location) {
    this.parts = parts;
    this.location = location;
  }

  @Override
  boolean run(Frame frame) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < parts.length; i++) {
      line.append(i == 0 ? "" : " ").append(Texts.of(parts[i].eval(frame), false));
    }
    frame.evaluation.host().print(line.toString(), location.file(), location.row());
    return proceed(frame);
  }
}
