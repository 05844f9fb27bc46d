package dev.lockstep.sast.flow;

import dev.lockstep.source.tree.Kind;
import dev.lockstep.source.tree.Tree;
import java.util.regex.Pattern;

/// What functions say of what they are given, by their names: `isSafeUrl`, `_allow_redirect`,
/// `is_blocked`.
enum Verdicts {
  FIT,
  UNFIT,
  NONE;

  private static final Pattern UNFIT_WORDS =
      Pattern.compile(
          "(?i).*(unsafe|invalid|untrusted|forbidden|disallow|not_?allowed|illegal|blocked|malicious|denied)"
              + ".*");
  private static final Pattern FIT_WORDS =
      Pattern.compile(
          "(?i).*(safe|valid|trusted|allowed|_allow|^allow|permitted|whitelist|allow_?list|legal"
              + "|within|inside|contained).*");

  static Verdicts of(Tree tree, int callee) {
    int name = tree.is(callee, Kind.MEMBER) ? tree.child(callee, 1) : callee;
    if (!tree.is(name, Kind.NAME)) {
      return NONE;
    }
    String text = tree.symbolText(name);
    if (UNFIT_WORDS.matcher(text).matches()) {
      return UNFIT;
    }
    return FIT_WORDS.matcher(text).matches() ? FIT : NONE;
  }
}
