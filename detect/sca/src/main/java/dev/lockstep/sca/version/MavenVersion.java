package dev.lockstep.sca.version;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A version of Maven. Source: the contract and tests of `ComparableVersion` in Maven 3.9's
/// maven-artifact, and the page "Version Order Specification" of the POM reference.
final class MavenVersion implements VersionKey {
  private final Items items;

  private MavenVersion(Items items) {
    this.items = items;
  }

  /// One part of a version.
  private sealed interface Item permits Numeral, Word, Items {
    /// Whether it says no more than the end does.
    boolean isEmpty();
  }

  /// @param digits without zeros at their start
  private record Numeral(String digits) implements Item {
    @Override
    public boolean isEmpty() {
      return digits.isEmpty();
    }
  }

  /// A qualifier, which knows where it stands.
  ///
  /// @param rank [#RELEASE] for the release itself, [#UNKNOWN] for those that are ordered as text
  private record Word(int rank, String text) implements Item {
    static final int RELEASE = 5;
    static final int UNKNOWN = 7;

    static Word of(String text, boolean beforeDigit) {
      String word = beforeDigit && text.length() == 1 ? spelled(text) : text;
      int rank =
          switch (word) {
            case "alpha" -> 0;
            case "beta" -> 1;
            case "milestone" -> 2;
            case "rc", "cr" -> 3;
            case "snapshot" -> 4;
            case "", "ga", "final", "release" -> RELEASE;
            case "sp" -> 6;
            default -> UNKNOWN;
          };
      return new Word(rank, rank == UNKNOWN ? word : "");
    }

    private static String spelled(String letter) {
      return switch (letter) {
        case "a" -> "alpha";
        case "b" -> "beta";
        case "m" -> "milestone";
        default -> letter;
      };
    }

    @Override
    public boolean isEmpty() {
      return rank == RELEASE;
    }

    int compare(Word other) {
      return rank != other.rank ? Integer.compare(rank, other.rank) : text.compareTo(other.text);
    }
  }

  /// A list, and what stands behind a hyphen.
  private static final class Items implements Item {
    private final List<Item> list = new ArrayList<>();

    @Override
    public boolean isEmpty() {
      return list.isEmpty();
    }

    /// Takes away what says nothing at the end, and before lists at the end.
    void normalize() {
      for (int i = list.size() - 1; i >= 0; i--) {
        if (list.get(i).isEmpty()) {
          list.remove(i);
        } else if (!(list.get(i) instanceof Items)) {
          return;
        }
      }
    }
  }

  static MavenVersion of(String version) {
    return new MavenVersion(new Parser(version.toLowerCase(Locale.ENGLISH)).parse());
  }

  /// Cuts a version into parts: at dots, at hyphens, and between digits and letters.
  private static final class Parser {
    private final String text;
    private final List<Items> open = new ArrayList<>();
    private Items list = new Items();
    private boolean digit;
    private int start;

    Parser(String text) {
      this.text = text;
    }

    Items parse() {
      Items whole = list;
      open.add(list);
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if (c == '.' || c == '-') {
          add(i);
          start = i + 1;
          if (c == '-') {
            openList();
          }
        } else if (Digits.isDigit(c) != digit) {
          if (i > start) {
            turn(i);
          }
          digit = !digit;
        }
      }
      if (text.length() > start) {
        if (!digit && !list.isEmpty()) {
          openList();
        }
        add(text.length());
      }
      for (int i = open.size() - 1; i >= 0; i--) {
        open.get(i).normalize();
      }
      return whole;
    }

    /// Digits and letters meet here.
    private void turn(int i) {
      if (digit) {
        add(i);
      } else {
        // A qualifier behind a dot is like one behind a hyphen.
        if (!list.isEmpty()) {
          openList();
        }
        list.list.add(Word.of(text.substring(start, i), true));
      }
      start = i;
      openList();
    }

    private void openList() {
      Items inner = new Items();
      list.list.add(inner);
      list = inner;
      open.add(inner);
    }

    private void add(int end) {
      if (end == start) {
        list.list.add(new Numeral(""));
      } else if (digit) {
        list.list.add(new Numeral(Digits.stripped(text, start, end)));
      } else {
        list.list.add(Word.of(text.substring(start, end), false));
      }
    }
  }

  @Override
  public boolean isPrerelease() {
    return isBefore(items);
  }

  private static boolean isBefore(Item item) {
    return switch (item) {
      case Numeral _ -> false;
      case Word word -> word.rank() < Word.RELEASE;
      case Items items -> items.list.stream().anyMatch(MavenVersion::isBefore);
    };
  }

  @Override
  public int compareTo(VersionKey other) {
    return compare(items, ((MavenVersion) other).items);
  }

  private static int compare(Item left, @Nullable Item right) {
    if (right == null) {
      return againstEnd(left);
    }
    return switch (left) {
      case Numeral(String digits) ->
          right instanceof Numeral(String others) ? Digits.compare(digits, others) : 1;
      case Word word ->
          switch (right) {
            case Numeral _, Items _ -> -1;
            case Word others -> word.compare(others);
          };
      case Items items ->
          switch (right) {
            case Numeral _ -> -1;
            case Word _ -> 1;
            case Items others -> compareLists(items.list, others.list);
          };
    };
  }

  private static int compareLists(List<Item> left, List<Item> right) {
    for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
      int order;
      if (i >= left.size()) {
        order = -againstEnd(right.get(i));
      } else {
        order = compare(left.get(i), i < right.size() ? right.get(i) : null);
      }
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private static int againstEnd(Item item) {
    return switch (item) {
      case Numeral(String digits) -> digits.isEmpty() ? 0 : 1;
      case Word word -> Integer.compare(word.rank(), Word.RELEASE);
      case Items items -> listAgainstEnd(items.list);
    };
  }

  private static int listAgainstEnd(List<Item> list) {
    for (Item item : list) {
      int order = againstEnd(item);
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }
}
