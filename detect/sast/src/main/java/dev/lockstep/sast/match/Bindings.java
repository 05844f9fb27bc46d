package dev.lockstep.sast.match;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Metavariables and what they stand for, in the order of their names.
public final class Bindings {
  public static final Bindings NONE = new Bindings(new String[0], new Value[0]);

  private final String[] names;
  private final Value[] values;

  private Bindings(String[] names, Value[] values) {
    this.names = names;
    this.values = values;
  }

  public @Nullable Value get(String name) {
    int at = Arrays.binarySearch(names, name);
    return at < 0 ? null : values[at];
  }

  public List<String> names() {
    return List.of(names);
  }

  /// These and one more; what the name stood for before is replaced.
  public Bindings with(String name, Value value) {
    int at = Arrays.binarySearch(names, name);
    if (at >= 0) {
      Value[] replaced = values.clone();
      replaced[at] = value;
      return new Bindings(names, replaced);
    }
    int place = -at - 1;
    String[] moreNames = new String[names.length + 1];
    Value[] moreValues = new Value[names.length + 1];
    System.arraycopy(names, 0, moreNames, 0, place);
    System.arraycopy(values, 0, moreValues, 0, place);
    moreNames[place] = name;
    moreValues[place] = value;
    System.arraycopy(names, place, moreNames, place + 1, names.length - place);
    System.arraycopy(values, place, moreValues, place + 1, names.length - place);
    return new Bindings(moreNames, moreValues);
  }

  /// These, and those of others that these lack.
  public Bindings withAll(Bindings others) {
    Bindings all = this;
    for (int i = 0; i < others.names.length; i++) {
      if (all.get(others.names[i]) == null) {
        all = all.with(others.names[i], others.values[i]);
      }
    }
    return all;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof Bindings that
            && Arrays.equals(names, that.names)
            && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return 31 * names.length + Arrays.hashCode(values);
  }
}
