package dev.lockstep.rego.builtin.standard;

import dev.lockstep.rego.builtin.BuiltinFailure;
import dev.lockstep.rego.builtin.CallContext;
import dev.lockstep.rego.builtin.standard.GlobTokens.Repeat;
import dev.lockstep.rego.builtin.standard.GlobTokens.Token;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Decides whether two patterns share a string. The steps are those of the library that Open Policy
/// Agent uses, which is greedy in places; what they find of two rests of the patterns is kept, so
/// that the cost stays polynomial.
final class GlobIntersection {
  private static final int MAX_DEPTH = 1_000;

  private final List<Token> left;
  private final List<Token> right;
  private final CallContext context;
  private final Map<Long, Boolean> known = new HashMap<>();
  private int depth;

  private GlobIntersection(List<Token> left, List<Token> right, CallContext context) {
    this.left = left;
    this.right = right;
    this.context = context;
  }

  static boolean intersect(String left, String right, CallContext context) throws BuiltinFailure {
    List<Token> first = GlobTokens.read(left, context);
    List<Token> second = GlobTokens.read(right, context);
    int start = 0;
    int common = Math.min(first.size(), second.size());
    while (start < common && plain(first.get(start)) && plain(second.get(start))) {
      if (!first.get(start).meets(second.get(start))) {
        return false;
      }
      start++;
    }
    start = Math.max(0, start - 1);
    int firstEnd = first.size();
    int secondEnd = second.size();
    while (firstEnd > start
        && secondEnd > start
        && plain(first.get(firstEnd - 1))
        && plain(second.get(secondEnd - 1))) {
      if (!first.get(firstEnd - 1).meets(second.get(secondEnd - 1))) {
        return false;
      }
      firstEnd--;
      secondEnd--;
    }
    if (firstEnd < first.size()) {
      firstEnd++;
      secondEnd++;
    }
    return new GlobIntersection(
            first.subList(start, firstEnd), second.subList(start, secondEnd), context)
        .normal(0, 0, false);
  }

  private static boolean plain(Token token) {
    return token.repeat() == Repeat.ONCE;
  }

  /// Whether the rest of one pattern from `i` meets that of the other from `j`; the one is the
  /// right one where `swapped`.
  private boolean normal(int i, int j, boolean swapped) throws BuiltinFailure {
    List<Token> one = swapped ? right : left;
    List<Token> other = swapped ? left : right;
    int a = i;
    int b = j;
    while (a < one.size() && b < other.size()) {
      context.spend(1);
      if (!plain(one.get(a)) || !plain(other.get(b))) {
        return special(a, b, swapped);
      }
      if (!one.get(a).meets(other.get(b))) {
        return false;
      }
      a++;
      b++;
    }
    return a == one.size() && b == other.size();
  }

  private boolean special(int i, int j, boolean swapped) throws BuiltinFailure {
    long key = ((((long) i << 32) | j) << 1) | (swapped ? 1 : 0);
    Boolean before = known.get(key);
    if (before != null) {
      return before;
    }
    if (++depth > MAX_DEPTH) {
      throw BuiltinFailure.of("patterns are too long");
    }
    List<Token> one = swapped ? right : left;
    boolean flip = plain(one.get(i));
    boolean result = flip ? repeated(j, i, !swapped) : repeated(i, j, swapped);
    depth--;
    known.put(key, result);
    return result;
  }

  private boolean repeated(int i, int j, boolean swapped) throws BuiltinFailure {
    List<Token> one = swapped ? right : left;
    List<Token> other = swapped ? left : right;
    if (one.get(i).repeat() == Repeat.ANY) {
      return star(i, j, swapped);
    }
    if (!one.get(i).meets(other.get(j))) {
      return false;
    }
    return star(i, j + 1, swapped) || (!plain(other.get(j)) && normal(i + 1, j, swapped));
  }

  /// The token at `i` takes tokens of the other pattern as long as it may, and at each that its
  /// successor meets the rest is tried.
  private boolean star(int i, int j, boolean swapped) throws BuiltinFailure {
    List<Token> one = swapped ? right : left;
    List<Token> other = swapped ? left : right;
    boolean last = i + 1 == one.size();
    for (int k = j; k < other.size(); k++) {
      context.spend(1);
      Token token = other.get(k);
      if (!last && token.meets(one.get(i + 1)) && normal(i + 1, k, swapped)) {
        return true;
      }
      if (!token.meets(one.get(i))) {
        return false;
      }
    }
    return last;
  }
}
