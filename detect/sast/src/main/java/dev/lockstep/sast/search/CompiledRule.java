package dev.lockstep.sast.search;

import dev.lockstep.sast.rule.SastRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A rule for one of its languages. Its formulas are compiled when a content first holds what the
/// rule needs. May be shared by threads.
public final class CompiledRule {
  private final SastRule rule;
  private final Reader reader;
  private final Need need;
  private final RuleCompiler compiler;
  private volatile @Nullable Compilation compiled;

  /// @param compiled null where it is compiled later
  CompiledRule(
      SastRule rule,
      Reader reader,
      Need need,
      RuleCompiler compiler,
      @Nullable Compilation compiled) {
    this.rule = rule;
    this.reader = reader;
    this.need = need;
    this.compiler = compiler;
    this.compiled = compiled;
  }

  public SastRule rule() {
    return rule;
  }

  public Reader reader() {
    return reader;
  }

  /// What a content must hold for the rule to find anything in it.
  public Need need() {
    return need;
  }

  /// What a content must hold for a source of a taint rule to lie in it.
  Need needOfSources() {
    return end(0);
  }

  /// What a content must hold for a sink of a taint rule to lie in it.
  Need needOfSinks() {
    return end(1);
  }

  private Need end(int index) {
    return need instanceof Need.All(List<Need> ends) && ends.size() == 2
        ? ends.get(index)
        : Need.NOTHING;
  }

  Compilation compiled() {
    Compilation known = compiled;
    if (known == null) {
      known = compiler.again(rule, reader);
      compiled = known;
    }
    return known;
  }

  /// Whether its taint follows calls from one file to another.
  public boolean follows() {
    return rule.mode() instanceof SastRule.Mode.Taint && rule.options().is("follow_calls");
  }
}
