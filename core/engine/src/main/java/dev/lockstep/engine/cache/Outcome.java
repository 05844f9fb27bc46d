package dev.lockstep.engine.cache;

import dev.lockstep.engine.FactReader;
import dev.lockstep.engine.FactWriter;
import dev.lockstep.engine.Occurrence;
import dev.lockstep.model.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What one extractor said of one content, as bytes: its problems, then its facts.
///
/// @param lasting whether the same bytes give the same outcome again: false after a bug
@SuppressWarnings("ArrayRecordComponent") // compared by its elements below
public record Outcome(byte[] bytes, boolean lasting) {

  /// A problem of a content, which has no path.
  public record Statement(Problem.Weight weight, String id, String reason) {
    public Problem at(Occurrence place) {
      return place.told(new Problem(weight, id, place.path(), null, reason));
    }
  }

  public static void write(List<Statement> statements, FactWriter out) {
    out.number(statements.size());
    for (Statement statement : statements) {
      out.number(statement.weight() == Problem.Weight.INCOMPLETE ? 0 : 1);
      out.text(statement.id());
      out.text(statement.reason());
    }
  }

  /// Reads the statements, and leaves `in` before the facts.
  public static List<Statement> statements(FactReader in) {
    int count = in.integer();
    List<Statement> statements = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Problem.Weight weight = in.integer() == 0 ? Problem.Weight.INCOMPLETE : Problem.Weight.NOTICE;
      statements.add(new Statement(weight, in.text(), in.text()));
    }
    return statements;
  }

  public FactReader reader() {
    return new FactReader(bytes, 0, bytes.length);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Outcome(byte[] theirs, boolean alsoLasting)
        && lasting == alsoLasting
        && Arrays.equals(bytes, theirs);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }
}
