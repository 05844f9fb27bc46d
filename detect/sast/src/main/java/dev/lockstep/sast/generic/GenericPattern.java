package dev.lockstep.sast.generic;

import dev.lockstep.sast.match.Bindings;
import dev.lockstep.sast.match.Limits;
import dev.lockstep.sast.match.Match;
import dev.lockstep.sast.match.Value;
import dev.lockstep.sast.match.Values;
import dev.lockstep.sast.rule.RuleOptions;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A pattern of Semgrep's generic mode as spacegrep reads it: words and signs, `$X` for a word,
/// `...` and `$...X` for a few lines, indentation as blocks.
public final class GenericPattern {
  private static final long BUDGET = 20_000_000;
  private static final int MAX_DEPTH = 3_000;

  private final Words pattern;
  private final int span;
  private final Comments comments;
  private final boolean caseless;

  public GenericPattern(String text, RuleOptions options) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    pattern = new Words(bytes, 0, bytes.length, true);
    span = options.number("generic_ellipsis_max_span", 10);
    caseless = options.is("generic_caseless");
    comments = Comments.of(options.word("generic_comment_style", ""));
  }

  /// Whether the pattern says nothing.
  public boolean isEmpty() {
    return pattern.first < 0;
  }

  /// Words of which all must occur in a text that matches.
  public List<String> words() {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < pattern.count && !caseless; i++) {
      if (pattern.kinds[i] == Words.WORD) {
        words.add(pattern.text(i));
      }
    }
    return words;
  }

  /// All matches in a stretch of a text.
  ///
  /// @param limits told where not all of it was searched
  public List<Match> find(byte[] text, int from, int to, Limits limits) {
    Search search = new Search(new Words(comments.blanked(text, from, to), from, to, false));
    List<Match> matches = search.run();
    if (search.ended) {
      limits.reach();
    }
    return matches;
  }

  /// What an ellipsis has skipped so far.
  private record Dots(int lastLine, String name, int start, int end) {}

  /// What to match when a block of the text ends.
  private record Rest(int doc, @Nullable Rest outer) {}

  /// One search.
  private final class Search {
    private final Words doc;
    private long steps;
    private int depth;
    private boolean ended;
    private Bindings found = Bindings.NONE;
    private int foundEnd;
    private final List<Match> matches = new ArrayList<>();
    private final Map<Integer, Integer> byEnd = new HashMap<>();

    Search(Words doc) {
      this.doc = doc;
    }

    List<Match> run() {
      boolean dotsFirst = pattern.first >= 0 && pattern.kinds[pattern.first] == Words.DOTS;
      boolean[] blockStart = new boolean[doc.count];
      if (doc.first >= 0) {
        blockStart[doc.first] = true;
      }
      for (int i = 0; i < doc.count; i++) {
        if (doc.kinds[i] == Words.BLOCK) {
          blockStart[doc.children[i]] = true;
        }
      }
      int first = pattern.first;
      for (int i = 0; i < doc.count && first >= 0; i++) {
        boolean start =
            doc.kinds[i] != Words.BLOCK && (dotsFirst ? blockStart[i] : mayBegin(first, i));
        if (start && match(null, Bindings.NONE, i, doc.starts[i], first, i, null, true)) {
          add(i);
        }
      }
      return kept();
    }

    private boolean mayBegin(int p, int d) {
      return pattern.kinds[p] == Words.BLOCK || equal(p, d) || pattern.kinds[p] == Words.META;
    }

    private void add(int start) {
      matches.add(new Match(doc.starts[start], foundEnd, -1, found));
      boolean longer = endsWithDots();
      if (!longer || !byEnd.containsKey(foundEnd)) {
        byEnd.put(foundEnd, matches.size() - 1);
      }
    }

    private List<Match> kept() {
      List<Match> kept = new ArrayList<>();
      for (int i = 0; i < matches.size(); i++) {
        Integer best = byEnd.get(matches.get(i).end());
        if (best != null && best == i) {
          kept.add(matches.get(i));
        }
      }
      return kept;
    }

    private boolean endsWithDots() {
      int last = pattern.first;
      while (pattern.nexts[last] >= 0) {
        last = pattern.nexts[last];
      }
      return pattern.kinds[last] == Words.DOTS;
    }

    private boolean equal(int p, int d) {
      if (pattern.kinds[p] != doc.kinds[d]) {
        return false;
      }
      String a = pattern.text(p);
      String b = doc.text(d);
      return caseless ? a.toLowerCase(Locale.ROOT).equals(b.toLowerCase(Locale.ROOT)) : a.equals(b);
    }

    /// @param top whether the end of the pattern is the end of the whole pattern
    private boolean match(
        @Nullable Dots skipped,
        Bindings env,
        int lastNode,
        int lastEnd,
        int pat,
        int at,
        @Nullable Rest rest,
        boolean top) {
      if (++depth > MAX_DEPTH) {
        ended = true;
        depth--;
        return false;
      }
      boolean result = run(skipped, env, lastNode, lastEnd, pat, at, rest, top);
      depth--;
      return result;
    }

    private boolean run(
        @Nullable Dots given,
        Bindings start,
        int lastNode,
        int lastEnd,
        int patStart,
        int docStart,
        @Nullable Rest outer,
        boolean top) {
      Dots dots = given;
      Bindings env = start;
      int last = lastNode;
      int end = lastEnd;
      int p = patStart;
      int d = docStart;
      Rest rest = outer;
      while (true) {
        if (++steps > BUDGET) {
          ended = true;
          return false;
        }
        if (p < 0) {
          return ended(dots, env, last, end, d, top);
        }
        int kind = pattern.kinds[p];
        if (kind == Words.DOTS) {
          Dots opened =
              dots != null && pattern.names[p].isEmpty()
                  ? new Dots(dots.lastLine + span, dots.name, dots.start, dots.end)
                  : new Dots(doc.lines[last] + span, pattern.names[p], -1, -1);
          dots = opened;
          p = pattern.nexts[p];
          continue;
        }
        if (kind == Words.BLOCK) {
          if (d < 0) {
            return isEmptyable(p) && complete(dots, env, end);
          }
          if (doc.kinds[d] == Words.BLOCK) {
            Bindings closed = close(dots, env);
            if (closed == null
                || !match(
                    null, closed, last, end, pattern.children[p], doc.children[d], null, false)) {
              return false;
            }
            env = found;
            end = foundEnd;
            last = foundLast;
            dots = null;
            p = pattern.nexts[p];
            d = doc.nexts[d];
            continue;
          }
          if (dots != null && doc.lines[d] <= dots.lastLine) {
            dots = extended(dots, d);
            d = doc.nexts[d];
            continue;
          }
          if (!isEmptyable(pattern.children[p])) {
            return false;
          }
          p = pattern.nexts[p];
          dots = null;
          continue;
        }
        if (d < 0) {
          if (rest == null) {
            return isEmptyable(p) && complete(dots, env, end);
          }
          d = rest.doc;
          rest = rest.outer;
          continue;
        }
        if (doc.kinds[d] == Words.BLOCK) {
          rest = new Rest(doc.nexts[d], rest);
          d = doc.children[d];
          continue;
        }
        if (dots != null && doc.lines[d] > dots.lastLine) {
          return false;
        }
        Bindings bound = atom(dots, env, p, d);
        if (bound != null) {
          if (dots == null) {
            env = bound;
            last = d;
            end = doc.ends[d];
            p = pattern.nexts[p];
            d = doc.nexts[d];
            continue;
          }
          if (match(null, bound, d, doc.ends[d], pattern.nexts[p], doc.nexts[d], rest, top)) {
            return true;
          }
        }
        if (dots == null) {
          return false;
        }
        dots = extended(dots, d);
        d = doc.nexts[d];
      }
    }

    private Dots extended(Dots dots, int d) {
      return new Dots(
          dots.lastLine, dots.name, dots.start < 0 ? doc.starts[d] : dots.start, doc.ends[d]);
    }

    private @Nullable Bindings atom(@Nullable Dots dots, Bindings env, int p, int d) {
      if (pattern.kinds[p] == Words.META) {
        if (doc.kinds[d] != Words.WORD) {
          return null;
        }
        Bindings closed = close(dots, env);
        return closed == null
            ? null
            : bind(closed, pattern.names[p], doc.text(d), doc.starts[d], doc.ends[d]);
      }
      return equal(p, d) ? close(dots, env) : null;
    }

    private @Nullable Bindings close(@Nullable Dots dots, Bindings env) {
      if (dots == null || dots.name.isEmpty()) {
        return env;
      }
      int from = dots.start < 0 ? 0 : dots.start;
      int to = dots.start < 0 ? 0 : dots.end;
      return bind(env, dots.name, doc.between(from, to), from, to);
    }

    private static @Nullable Bindings bind(
        Bindings env, String name, String text, int start, int end) {
      Value before = env.get(name);
      if (before != null) {
        return before.text().equals(text) ? env : null;
      }
      return env.with(name, Values.ofText(text, start, end));
    }

    private int foundLast;

    private boolean complete(@Nullable Dots dots, Bindings env, int end) {
      Bindings closed = close(dots, env);
      if (closed == null) {
        return false;
      }
      found = closed;
      foundEnd = end;
      return true;
    }

    /// The pattern is at its end: dots take what remains of the block.
    private boolean ended(
        @Nullable Dots dots, Bindings env, int last, int end, int d, boolean top) {
      if (dots == null) {
        if (d >= 0 && !top) {
          return false;
        }
        foundLast = last;
        return complete(null, env, end);
      }
      Dots all = dots;
      int reached = end;
      int lastNode = last;
      int node = d;
      Rest rest = null;
      while (node >= 0 || rest != null) {
        if (node < 0 && rest != null) {
          node = rest.doc;
          rest = rest.outer;
        } else if (doc.kinds[node] == Words.BLOCK) {
          rest = new Rest(doc.nexts[node], rest);
          node = doc.children[node];
        } else if (doc.lines[node] <= dots.lastLine) {
          all = extended(all, node);
          reached = doc.ends[node];
          lastNode = node;
          node = doc.nexts[node];
        } else {
          break;
        }
      }
      foundLast = lastNode;
      return complete(all, env, reached);
    }

    private boolean isEmptyable(int p) {
      for (int node = p; node >= 0; node = pattern.nexts[node]) {
        boolean can =
            pattern.kinds[node] == Words.DOTS
                || pattern.kinds[node] == Words.BLOCK && isEmptyable(pattern.children[node]);
        if (!can) {
          return false;
        }
      }
      return true;
    }
  }
}
