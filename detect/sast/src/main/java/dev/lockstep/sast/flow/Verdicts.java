package dev.lockstep.sast.flow;

import dev.lockstep.source.tree.Kind;
import dev.lockstep.source.tree.Tree;
import java.util.Map;
import java.util.regex.Pattern;

/// What functions say of what they are given, by their names: `isSafeUrl`, `_allow_redirect`,
/// `is_blocked`.
enum Verdicts {
  FIT,
  UNFIT,
  NONE;

  private static final Pattern UNFIT_WORDS =
      Pattern.compile(
          "(?i)unsafe|invalid|untrusted|forbidden|disallow|not_?allowed|illegal|blocked|malicious"
              + "|denied");
  private static final Pattern FIT_WORDS =
      Pattern.compile(
          "(?i)safe|valid|trusted|allowed|_allow|^allow|permitted|whitelist|allow_?list|legal"
              + "|within|inside|contained");

  /// @param known those of names that were asked for before
  static Verdicts of(Tree tree, int callee, Map<String, Verdicts> known) {
    int name = tree.is(callee, Kind.MEMBER) ? tree.child(callee, 1) : callee;
    return tree.is(name, Kind.NAME)
        ? known.computeIfAbsent(tree.symbolText(name), Verdicts::of)
        : NONE;
  }

  private static Verdicts of(String name) {
    if (UNFIT_WORDS.matcher(name).find()) {
      return UNFIT;
    }
    return FIT_WORDS.matcher(name).find() ? FIT : NONE;
  }
}
