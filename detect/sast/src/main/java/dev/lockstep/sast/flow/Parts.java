package dev.lockstep.sast.flow;

import java.util.Arrays;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/// Values of the parts of one variable, in the order of their names; immutable. The name of a part
/// is what its path has behind that of the variable: nothing for the variable itself.
final class Parts<T> {
  private static final String[] NO_NAMES = {};
  private static final Parts<?> NONE = new Parts<>(NO_NAMES, new Object[0]);

  private final String[] names;
  private final Object[] values;

  private Parts(String[] names, Object[] values) {
    this.names = names;
    this.values = values;
  }

  @SuppressWarnings("unchecked")
  static <T> Parts<T> none() {
    return (Parts<T>) NONE;
  }

  int size() {
    return names.length;
  }

  boolean isEmpty() {
    return names.length == 0;
  }

  String name(int index) {
    return names[index];
  }

  @SuppressWarnings("unchecked")
  T value(int index) {
    return (T) values[index];
  }

  /// The value of the part that a stretch of a path names; null for none.
  @Nullable T get(String path, int from, int to) {
    int at = find(path, from, to);
    return at < 0 ? null : value(at);
  }

  /// The same, or else that of what the part is part of.
  @Nullable T nearest(String path, int from, int to) {
    int end = to;
    while (names.length > 0) {
      T value = get(path, from, end);
      if (value != null || end <= from) {
        return value;
      }
      end--;
      while (end > from && path.charAt(end) != '.' && path.charAt(end) != '[') {
        end--;
      }
    }
    return null;
  }

  /// The first index whose name is that stretch of a path or comes behind it.
  int from(String path, int from, int to) {
    int at = find(path, from, to);
    return at < 0 ? -at - 1 : at;
  }

  private int find(String path, int from, int to) {
    int low = 0;
    int high = names.length - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = compare(names[middle], path, from, to);
      if (order == 0) {
        return middle;
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -low - 1;
  }

  private static int compare(String name, String path, int from, int to) {
    int length = Math.min(name.length(), to - from);
    for (int i = 0; i < length; i++) {
      int difference = name.charAt(i) - path.charAt(from + i);
      if (difference != 0) {
        return difference;
      }
    }
    return name.length() - (to - from);
  }

  /// Whether the part at an index begins with a stretch of a path, and may be part of it.
  boolean begins(int index, String path, int from, int to) {
    return names[index].regionMatches(0, path, from, to - from);
  }

  /// Whether the part at an index is part of what a stretch of a path names, which it begins with.
  boolean isWithin(int index, int length) {
    String name = names[index];
    return name.length() > length && (name.charAt(length) == '.' || name.charAt(length) == '[');
  }

  /// With another value; the same where it has that very value.
  @SuppressWarnings("ReferenceEquality")
  Parts<T> with(String path, int from, T value) {
    int at = find(path, from, path.length());
    if (at >= 0) {
      if (values[at] == value) {
        return this;
      }
      Object[] others = values.clone();
      others[at] = value;
      return new Parts<>(names, others);
    }
    int place = -at - 1;
    String[] moreNames = new String[names.length + 1];
    Object[] moreValues = new Object[names.length + 1];
    System.arraycopy(names, 0, moreNames, 0, place);
    System.arraycopy(values, 0, moreValues, 0, place);
    moreNames[place] = path.substring(from);
    moreValues[place] = value;
    System.arraycopy(names, place, moreNames, place + 1, names.length - place);
    System.arraycopy(values, place, moreValues, place + 1, names.length - place);
    return new Parts<>(moreNames, moreValues);
  }

  /// Those that a test lets through.
  Parts<T> only(BiPredicate<String, T> test) {
    int count = 0;
    boolean[] kept = new boolean[names.length];
    for (int i = 0; i < names.length; i++) {
      kept[i] = test.test(names[i], value(i));
      count += kept[i] ? 1 : 0;
    }
    if (count == names.length) {
      return this;
    }
    if (count == 0) {
      return none();
    }
    String[] someNames = new String[count];
    Object[] someValues = new Object[count];
    int next = 0;
    for (int i = 0; i < names.length; i++) {
      if (kept[i]) {
        someNames[next] = names[i];
        someValues[next++] = values[i];
      }
    }
    return new Parts<>(someNames, someValues);
  }

  /// Without what a stretch of a path names.
  Parts<T> without(String path, int from, int to) {
    int at = find(path, from, to);
    return at < 0 ? this : without(at, at + 1);
  }

  /// Without the parts of what a path names.
  Parts<T> withoutPartsOf(String path, int from) {
    Parts<T> left = this;
    int length = path.length() - from;
    for (int i = from(path, from, path.length()); i < left.size(); ) {
      if (!left.begins(i, path, from, path.length())) {
        break;
      }
      if (left.isWithin(i, length)) {
        int end = i + 1;
        while (end < left.size()
            && left.begins(end, path, from, path.length())
            && left.isWithin(end, length)) {
          end++;
        }
        left = left.without(i, end);
      } else {
        i++;
      }
    }
    return left;
  }

  private Parts<T> without(int start, int end) {
    int count = names.length - (end - start);
    if (count == 0) {
      return none();
    }
    String[] someNames = Arrays.copyOf(names, count);
    Object[] someValues = Arrays.copyOf(values, count);
    System.arraycopy(names, end, someNames, start, names.length - end);
    System.arraycopy(values, end, someValues, start, names.length - end);
    return new Parts<>(someNames, someValues);
  }
}
