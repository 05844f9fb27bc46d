package dev.lockstep.rego.format;

import dev.lockstep.rego.syntax.Head;
import dev.lockstep.rego.syntax.Literal;
import dev.lockstep.rego.syntax.Location;
import dev.lockstep.rego.syntax.Module;
import dev.lockstep.rego.syntax.RegoErrors;
import dev.lockstep.rego.syntax.RegoParser;
import dev.lockstep.rego.syntax.RegoVersion;
import dev.lockstep.rego.syntax.Rule;
import dev.lockstep.rego.syntax.Term;
import dev.lockstep.value.StringValue;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Writes the trees of modules as sources of version 1, laid out. Comments and metadata are not
/// written.
public final class PolicyText {
  private PolicyText() {}

  /// The source of `module`.
  ///
  /// @throws RegoErrors where it cannot be written so that it means the same
  public static String of(Module module) throws RegoErrors {
    StringBuilder text = new StringBuilder("package ").append(packageName(module)).append("\n\n");
    module.imports().forEach(one -> text.append(one).append('\n'));
    for (Rule rule : module.rules()) {
      text.append('\n');
      rule(rule, text);
    }
    var _ = RegoParser.module("", text.toString(), RegoVersion.V1);
    try {
      return RegoFormat.of("", text.toString(), RegoVersion.V1);
    } catch (RegoErrors e) {
      // It is a policy, though one that cannot be laid out.
      return text.toString();
    }
  }

  /// An expression a line.
  public static String of(List<Literal> body) {
    return TermSource.body(body, "\n");
  }

  private static String packageName(Module module) {
    List<Term> parts = module.path().parts();
    if (!(parts.get(1) instanceof Term.Scalar(StringValue first, Location at))) {
      throw new IllegalArgumentException("no package: " + module.path());
    }
    List<Term> name = new ArrayList<>(parts.subList(1, parts.size()));
    name.set(0, new Term.Var(first.text(), at));
    return TermSource.term(new Term.Ref(name, at));
  }

  private static void rule(Rule rule, StringBuilder text) {
    if (rule.isDefault()) {
      text.append("default ");
    }
    Head head = rule.head();
    text.append(TermSource.term(head.reference()));
    List<Term> arguments = head.arguments();
    if (arguments != null) {
      text.append(
          arguments.stream().map(TermSource::term).collect(Collectors.joining(", ", "(", ")")));
    }
    Term key = head.key();
    Term value = head.value();
    if (key != null && value == null) {
      text.append(" contains ").append(TermSource.term(key));
    } else if (value != null && !head.generatedValue()) {
      text.append(" := ").append(TermSource.term(value));
    }
    body(rule, text);
    Rule otherwise = rule.otherwise();
    while (otherwise != null) {
      text.append(" else");
      Term other = otherwise.head().value();
      if (other != null && !otherwise.head().generatedValue()) {
        text.append(" := ").append(TermSource.term(other));
      }
      body(otherwise, text);
      otherwise = otherwise.otherwise();
    }
    text.append('\n');
  }

  private static void body(Rule rule, StringBuilder text) {
    if (rule.isDefault() || (rule.generatedBody() && !rule.head().generatedValue())) {
      return;
    }
    String conditions = of(rule.body());
    text.append(conditions.contains("\n") ? " if {\n" + conditions + "\n}" : " if " + conditions);
  }
}
