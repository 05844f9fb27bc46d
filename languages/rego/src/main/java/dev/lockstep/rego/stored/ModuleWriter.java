package dev.lockstep.rego.stored;

import dev.lockstep.rego.syntax.Annotations;
import dev.lockstep.rego.syntax.Comment;
import dev.lockstep.rego.syntax.Head;
import dev.lockstep.rego.syntax.Import;
import dev.lockstep.rego.syntax.Location;
import dev.lockstep.rego.syntax.Module;
import dev.lockstep.rego.syntax.Rule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Writes a module. Texts are written once and named by numbers after that.
final class ModuleWriter {
  private final ByteSink out;
  private final Map<String, Integer> texts = new HashMap<>();
  private final TermWriter terms;
  private Location last = Location.NONE;

  ModuleWriter(ByteSink out) {
    this.out = out;
    this.terms = new TermWriter(this, out);
  }

  void module(Module module) {
    last = Location.NONE;
    out.oneByte(module.version().ordinal());
    terms.term(module.path());
    place(module.packageLocation());
    list(module.imports(), this::imported);
    list(module.rules(), this::rule);
    list(module.comments(), this::comment);
    list(module.annotations(), this::annotations);
  }

  private void imported(Import one) {
    terms.term(one.path());
    text(one.alias());
    place(one.location());
  }

  private void comment(Comment one) {
    text(one.text());
    place(one.location());
  }

  private void annotations(Annotations one) {
    text(one.scope());
    terms.value(one.content());
    place(one.target());
    place(one.location());
  }

  private void rule(Rule rule) {
    head(rule.head());
    list(rule.body(), terms::literal);
    Rule otherwise = rule.otherwise();
    out.flag(otherwise != null);
    if (otherwise != null) {
      rule(otherwise);
    }
    out.flag(rule.isDefault());
    out.flag(rule.generatedBody());
    place(rule.location());
  }

  private void head(Head head) {
    terms.term(head.reference());
    out.flag(head.arguments() != null);
    if (head.arguments() != null) {
      list(head.arguments(), terms::term);
    }
    terms.termOrNull(head.key());
    terms.termOrNull(head.value());
    out.flag(head.assigned());
    out.flag(head.generatedValue());
    out.flag(head.hasIf());
    out.flag(head.hasContains());
    place(head.location());
  }

  <T> void list(List<? extends T> all, Consumer<T> one) {
    out.number(all.size());
    all.forEach(one);
  }

  void text(String text) {
    Integer known = texts.putIfAbsent(text, texts.size());
    out.number(known == null ? 0 : known + 1);
    if (known == null) {
      out.text(text);
    }
  }

  void place(@Nullable Location location) {
    if (location == null || location.equals(Location.NONE)) {
      out.oneByte(Tags.NO_PLACE);
    } else if (location.row() == 0) {
      out.oneByte(Tags.NO_LINE);
    } else if (location.equals(last)) {
      out.oneByte(Tags.SAME_PLACE);
    } else {
      out.oneByte(Tags.PLACE);
      out.signed(location.row() - last.row());
      out.number(location.column());
      out.signed(location.offset() - last.offset());
      out.signed(location.offset() - location.from());
      out.signed(location.to() - location.from());
      last = location;
    }
  }
}
