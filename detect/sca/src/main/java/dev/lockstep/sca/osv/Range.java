package dev.lockstep.sca.osv;

import java.util.List;

/// A timeline of a package, where it becomes vulnerable and where that ends.
public record Range(List<Event> events) {
  public Range {
    events = List.copyOf(events);
  }

  /// @param version `0` is before all versions, and `*`, in a limit, behind all
  public record Event(Type type, String version) {}

  /// What an event says. The order is that in which events at the same version are looked at.
  public enum Type {
    INTRODUCED(0),
    FIXED(1),
    LAST_AFFECTED(2),
    LIMIT(3);

    private static final List<Type> ALL = List.of(values());

    private final int number;

    Type(int number) {
      this.number = number;
    }

    /// How files name it.
    public int number() {
      return number;
    }

    /// @throws IndexOutOfBoundsException for a number that names none
    public static Type of(int number) {
      return ALL.get(number);
    }
  }
}
