package dev.lockstep.sast.image;

import dev.lockstep.sast.rule.Condition;
import dev.lockstep.sast.rule.Formula;
import dev.lockstep.sast.rule.PathRules;
import dev.lockstep.sast.rule.PatternText;
import dev.lockstep.sast.rule.RuleOptions;
import dev.lockstep.sast.rule.SastRule;
import dev.lockstep.sast.rule.TaintSpec;
import dev.lockstep.sast.rule.TaintSpec.SideEffect;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads rules as [RuleWriter] writes them.
final class RuleReader {
  private static final int MAX_DEPTH = 1_000;
  private static final SideEffect[] SIDE_EFFECTS = SideEffect.values();
  private static final SastRule.Level[] LEVELS = SastRule.Level.values();
  private static final PatternText.Form[] FORMS = PatternText.Form.values();

  private final ImageInput in;
  private int depth;

  RuleReader(ImageInput in) {
    this.in = in;
  }

  SastRule rule() {
    String id = in.text();
    List<String> languages = in.texts();
    String message = in.text();
    SastRule.Level level = in.one(LEVELS);
    RuleOptions options = options();
    PathRules paths = paths();
    String fix = in.maybe();
    SastRule.FixRegex fixRegex =
        in.flag() ? new SastRule.FixRegex(in.text(), in.text(), in.number()) : null;
    Map<String, List<String>> metadata = metadata();
    int line = in.number();
    return new SastRule(
        id, languages, mode(), message, level, options, paths, fix, fixRegex, metadata, line);
  }

  private RuleOptions options() {
    int count = in.number();
    if (count == 0) {
      return RuleOptions.DEFAULT;
    }
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < count; i++) {
      values.put(in.text(), in.text());
    }
    return new RuleOptions(values);
  }

  private PathRules paths() {
    List<String> include = in.texts();
    List<String> exclude = in.texts();
    return include.isEmpty() && exclude.isEmpty()
        ? PathRules.EVERYWHERE
        : new PathRules(include, exclude);
  }

  private Map<String, List<String>> metadata() {
    int count = in.number();
    Map<String, List<String>> metadata = new HashMap<>();
    for (int i = 0; i < count; i++) {
      metadata.put(in.text(), List.copyOf(in.texts()));
    }
    return metadata;
  }

  private SastRule.Mode mode() {
    return switch (in.number()) {
      case 0 -> new SastRule.Mode.Search(formula());
      case 1 ->
          new SastRule.Mode.Taint(
              new TaintSpec(
                  in.list(this::source),
                  in.list(this::sink),
                  in.list(this::sanitizer),
                  in.list(this::propagator)));
      default -> throw in.damaged();
    };
  }

  private TaintSpec.Source source() {
    return new TaintSpec.Source(
        formula(), in.flag(), in.one(SIDE_EFFECTS), in.flag(), in.text(), in.maybe());
  }

  private TaintSpec.Sink sink() {
    return new TaintSpec.Sink(formula(), in.flag(), in.maybe(), in.flag());
  }

  private TaintSpec.Sanitizer sanitizer() {
    return new TaintSpec.Sanitizer(formula(), in.flag(), in.one(SIDE_EFFECTS), in.flag());
  }

  private TaintSpec.Propagator propagator() {
    return new TaintSpec.Propagator(
        formula(), in.text(), in.text(), in.one(SIDE_EFFECTS), in.maybe(), in.maybe(), in.texts());
  }

  private Formula formula() {
    if (++depth > MAX_DEPTH) {
      throw in.damaged();
    }
    Formula.Shape shape = shape();
    List<Condition> conditions = in.list(this::condition);
    List<List<String>> focus = in.list(in::texts);
    @Nullable String fix = in.maybe();
    @Nullable String as = in.maybe();
    depth--;
    return new Formula(shape, conditions, focus, fix, as);
  }

  private Formula.Shape shape() {
    return switch (in.number()) {
      case 0 ->
          new Formula.Shape.Leaf(
              new PatternText(in.one(FORMS), in.text(), in.number(), in.number()));
      case 1 -> new Formula.Shape.All(in.list(this::formula));
      case 2 -> new Formula.Shape.Any(in.list(this::formula));
      case 3 -> new Formula.Shape.Inside(formula());
      case 4 -> new Formula.Shape.Anywhere(formula());
      case 5 -> new Formula.Shape.Not(formula());
      default -> throw in.damaged();
    };
  }

  private Condition condition() {
    return switch (in.number()) {
      case 0 -> new Condition.MatchesRegex(in.text(), in.text(), in.flag());
      case 1 -> new Condition.Holds(in.maybe(), in.text(), in.flag(), in.number());
      case 2 -> new Condition.Contains(in.text(), in.maybe(), formula());
      case 3 -> new Condition.HasType(in.text(), in.texts());
      case 4 -> new Condition.LooksRandom(in.text());
      case 5 -> new Condition.SlowRegex(in.text(), in.flag());
      default -> throw in.damaged();
    };
  }
}
