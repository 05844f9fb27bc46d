package dev.lockstep.sast.image;

import dev.lockstep.sast.rule.RuleError;
import dev.lockstep.sast.rule.SastRule;
import dev.lockstep.sast.search.CompiledRule;
import dev.lockstep.sast.search.Need;
import dev.lockstep.sast.search.Reader;
import dev.lockstep.sast.search.RuleSet;
import dev.lockstep.source.tree.Symbols;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/// Rules with what was found out when they were compiled: the names of their patterns, and what a
/// content must hold for each of them.
///
/// @param all the rules as they were read
/// @param errors what is wrong with others
/// @param notices what was passed over
public record RuleImage(
    RuleSet rules, List<SastRule> all, List<RuleError> errors, List<RuleError> notices) {
  private static final int FORMAT = 0x4c53_5202;

  public RuleImage {
    all = List.copyOf(all);
    errors = List.copyOf(errors);
    notices = List.copyOf(notices);
  }

  /// The bytes, the same for the same rules.
  public byte[] bytes() {
    ImageOutput out = new ImageOutput();
    out.number(FORMAT);
    Symbols symbols = rules.symbols();
    out.number(Symbols.ROOT.size());
    List<String> names = new ArrayList<>();
    for (int symbol = Symbols.ROOT.size(); symbol < symbols.size(); symbol++) {
      names.add(symbols.text(symbol));
    }
    out.texts(names);
    out.list(all, new RuleWriter(out)::rule);
    IdentityHashMap<SastRule, Integer> indices = new IdentityHashMap<>();
    for (int i = 0; i < all.size(); i++) {
      indices.put(all.get(i), i);
    }
    out.list(rules.rules(), rule -> compiled(rule, indices, out));
    out.list(errors, error -> error(error, out));
    out.list(notices, notice -> error(notice, out));
    return out.bytes();
  }

  private static void compiled(
      CompiledRule rule, IdentityHashMap<SastRule, Integer> indices, ImageOutput out) {
    Integer index = indices.get(rule.rule());
    if (index == null) {
      throw new IllegalArgumentException(rule.rule().id() + " is not among the rules");
    }
    out.number(index);
    out.text(rule.reader().name());
    need(rule.need(), out);
  }

  private static void need(Need need, ImageOutput out) {
    switch (need) {
      case Need.Names(List<Integer> symbols) -> {
        out.number(0);
        out.list(symbols, out::number);
      }
      case Need.Literals(List<String> texts) -> {
        out.number(1);
        out.texts(texts);
      }
      case Need.Words(List<String> words) -> {
        out.number(2);
        out.texts(words);
      }
      case Need.All(List<Need> parts) -> {
        out.number(3);
        out.list(parts, part -> need(part, out));
      }
      case Need.Any(List<Need> parts) -> {
        out.number(4);
        out.list(parts, part -> need(part, out));
      }
    }
  }

  private static void error(RuleError error, ImageOutput out) {
    out.text(error.file());
    out.number(Math.max(0, error.line()));
    out.number(Math.max(0, error.column()));
    out.text(error.source());
    out.text(error.reason());
  }

  /// The rules of an image.
  ///
  /// @throws IllegalArgumentException where the bytes are none, or of another build
  public static RuleImage of(byte[] bytes) {
    ImageInput in = new ImageInput(bytes);
    if (in.number() != FORMAT || in.number() != Symbols.ROOT.size()) {
      throw in.damaged();
    }
    List<String> names = in.texts();
    List<SastRule> all = in.list(new RuleReader(in)::rule);
    int symbols = Symbols.ROOT.size() + names.size();
    List<RuleSet.Entry> entries = in.list(() -> entry(in, all, symbols));
    List<RuleError> errors = in.list(() -> error(in));
    List<RuleError> notices = in.list(() -> error(in));
    return new RuleImage(RuleSet.of(names, entries), all, errors, notices);
  }

  private static RuleSet.Entry entry(ImageInput in, List<SastRule> all, int symbols) {
    int index = in.number();
    Reader reader = Reader.named(in.text()).orElseThrow(in::damaged);
    if (index >= all.size()) {
      throw in.damaged();
    }
    return new RuleSet.Entry(all.get(index), reader, need(in, symbols, 0));
  }

  private static Need need(ImageInput in, int symbols, int depth) {
    if (depth > 1_000) {
      throw in.damaged();
    }
    return switch (in.number()) {
      case 0 -> new Need.Names(in.list(() -> symbol(in, symbols)));
      case 1 -> new Need.Literals(in.texts());
      case 2 -> new Need.Words(in.texts());
      case 3 -> new Need.All(in.list(() -> need(in, symbols, depth + 1)));
      case 4 -> new Need.Any(in.list(() -> need(in, symbols, depth + 1)));
      default -> throw in.damaged();
    };
  }

  private static Integer symbol(ImageInput in, int symbols) {
    int symbol = in.number();
    if (symbol >= symbols) {
      throw in.damaged();
    }
    return symbol;
  }

  private static RuleError error(ImageInput in) {
    return new RuleError(in.text(), in.number(), in.number(), in.text(), in.text());
  }
}
