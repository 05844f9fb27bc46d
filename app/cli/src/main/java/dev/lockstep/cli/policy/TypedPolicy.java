package dev.lockstep.cli.policy;

import dev.lockstep.policy.bundle.ModuleText;
import dev.lockstep.rego.syntax.Head;
import dev.lockstep.rego.syntax.Literal;
import dev.lockstep.rego.syntax.RegoErrors;
import dev.lockstep.rego.syntax.RegoParser;
import dev.lockstep.rego.syntax.RegoVersion;
import dev.lockstep.rego.syntax.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/// The packages, imports and rules that were typed at a prompt. Immutable: what is typed makes
/// another one, which takes its place where it can be compiled.
///
/// @param current the package in which rules and queries are typed
/// @param packages by their paths
record TypedPolicy(RegoVersion version, String current, SortedMap<String, Typed> packages) {

  /// What was typed into one package.
  ///
  /// @param imports as they follow the word
  record Typed(List<String> imports, List<Definition> rules) {
    private static final Typed NOTHING = new Typed(List.of(), List.of());

    Typed {
      imports = List.copyOf(imports);
      rules = List.copyOf(rules);
    }

    private boolean isEmpty() {
      return imports.isEmpty() && rules.isEmpty();
    }
  }

  /// Rules as they were typed.
  ///
  /// @param isAssigned whether `:=` gives its value, so that another of its name takes its place
  record Definition(String name, String text, boolean isAssigned) {}

  /// Nothing was typed yet.
  static TypedPolicy empty(RegoVersion version) {
    return new TypedPolicy(version, "repl", new TreeMap<>());
  }

  TypedPolicy in(String path) {
    return new TypedPolicy(version, path, packages);
  }

  /// What was typed into the current package.
  Typed typed() {
    return packages.getOrDefault(current, Typed.NOTHING);
  }

  TypedPolicy importing(String imported) {
    List<String> imports = new ArrayList<>(typed().imports);
    imports.add(imported);
    return with(new Typed(imports, typed().rules));
  }

  /// The rules that `text` is; empty where it is a query, as `x = 1` is, or neither.
  List<Rule> rulesIn(String text) {
    try {
      List<Literal> query = RegoParser.query(text, version, List.of());
      if (query.size() > 1 || !text.contains(":=")) {
        return List.of();
      }
    } catch (RegoErrors e) {
      // A rule is no query.
    }
    try {
      return RegoParser.module("", header(current, typed().imports) + text, version).rules();
    } catch (RegoErrors e) {
      return List.of();
    }
  }

  /// With the rules of `text`. One whose value is assigned takes the place of that of its name.
  TypedPolicy defining(List<Rule> added, String text) {
    Head head = added.getFirst().head();
    boolean isAssigned = head.assigned() && head.arguments() == null && added.size() == 1;
    String name = head.reference().toString();
    List<Definition> rules = new ArrayList<>(typed().rules);
    rules.removeIf(rule -> isAssigned && rule.isAssigned && rule.name.equals(name));
    rules.add(new Definition(name, text, isAssigned));
    return with(new Typed(typed().imports, rules));
  }

  /// Without the rules of that name; the same where there are none.
  TypedPolicy without(String name) {
    List<Definition> rules = new ArrayList<>(typed().rules);
    return rules.removeIf(rule -> rule.name.equals(name))
        ? with(new Typed(typed().imports, rules))
        : this;
  }

  /// Without a package; the same where there is none.
  TypedPolicy withoutPackage(String path) {
    SortedMap<String, Typed> others = new TreeMap<>(packages);
    return others.remove(path) == null ? this : new TypedPolicy(version, current, others);
  }

  private TypedPolicy with(Typed typed) {
    SortedMap<String, Typed> all = new TreeMap<>(packages);
    all.put(current, typed);
    return new TypedPolicy(version, current, all);
  }

  /// The current package as a module; empty where nothing was typed into it.
  String shown() {
    return typed().isEmpty() ? "" : module(current);
  }

  /// All that was typed.
  List<ModuleText> modules() {
    return packages.entrySet().stream()
        .filter(entry -> !entry.getValue().isEmpty())
        .map(entry -> new ModuleText(entry.getKey(), module(entry.getKey()), version))
        .toList();
  }

  private String module(String path) {
    Typed typed = Objects.requireNonNull(packages.get(path));
    StringBuilder text = new StringBuilder(header(path, typed.imports));
    typed.rules.forEach(rule -> text.append('\n').append(rule.text).append('\n'));
    return text.toString().strip();
  }

  private static String header(String path, List<String> imports) {
    StringBuilder text = new StringBuilder("package ").append(path).append('\n');
    text.append(imports.isEmpty() ? "" : "\n");
    imports.forEach(imported -> text.append("import ").append(imported).append('\n'));
    return text.toString();
  }
}
