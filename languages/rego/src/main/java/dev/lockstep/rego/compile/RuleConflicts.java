package dev.lockstep.rego.compile;

import static java.util.stream.Collectors.joining;

import dev.lockstep.rego.syntax.Location;
import dev.lockstep.rego.syntax.Module;
import dev.lockstep.rego.syntax.RegoError;
import dev.lockstep.rego.syntax.Term;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Finds rules that cannot stand together: of one name and several shapes, within the value of
/// another one, or where a package is.
///
/// Rules stand in a tree by the constant part of their names. A rule whose whole name is constant
/// has a value of its own, so nothing may stand below it.
public final class RuleConflicts {
  private final Place root = new Place();
  private final List<RegoError> errors;

  /// Errors go to `errors`.
  public RuleConflicts(List<RegoError> errors) {
    this.errors = errors;
  }

  /// What stands at a path.
  private static final class Place {
    final Map<String, Place> below = new TreeMap<>();
    final List<Placed> rules = new ArrayList<>();

    Place at(String key) {
      return below.computeIfAbsent(key, _ -> new Place());
    }
  }

  /// A rule and whether its name is constant to its end.
  private record Placed(ResolvedRule rule, Module module, boolean constant) {

    int parameters() {
      List<Term> all = rule.parameters();
      return all == null ? 0 : all.size();
    }

    String name() {
      List<Term> parts =
          rule.reference().stream()
              .<Term>map(
                  part ->
                      part instanceof Term.Var(String name, Location at)
                          ? new Term.Var(Names.inSource(name), at)
                          : part)
              .toList();
      return new Term.Ref(parts, Location.NONE).toString();
    }

    Location location() {
      return rule.source().location();
    }
  }

  /// Adds the rules of `module`.
  public void add(Module module, List<ResolvedRule> rules) {
    for (ResolvedRule rule : rules) {
      Place place = root;
      boolean constant = true;
      for (Term part : rule.reference().subList(1, rule.reference().size())) {
        constant = part instanceof Term.Scalar;
        if (!constant) {
          break;
        }
        place = place.at(part.toString());
      }
      place.rules.add(new Placed(rule, module, constant));
    }
  }

  /// Finds what conflicts among the rules and the packages of `modules`.
  public void check(List<Module> modules) {
    check(root);
    for (Module module : modules) {
      checkPackage(module);
    }
  }

  private void check(Place place) {
    if (!place.rules.isEmpty()) {
      checkRules(place);
    }
    place.below.values().forEach(this::check);
  }

  private void checkRules(Place place) {
    Placed first = place.rules.getFirst();
    List<Placed> inside = inside(place);
    if (!inside.isEmpty()) {
      StringBuilder message = new StringBuilder("rule " + first.name() + " conflicts with:");
      inside.forEach(
          one ->
              message.append("\n  rule ").append(one.name()).append(" at ").append(one.location()));
      errors.add(new RegoError(RegoError.TYPE, message.toString(), first.location()));
    } else if (hasSeveralShapes(place.rules)) {
      errors.add(
          new RegoError(
              RegoError.TYPE, "conflicting rules " + first.name() + " found", first.location()));
    } else {
      checkDefaults(place.rules, first);
    }
  }

  private void checkDefaults(List<Placed> rules, Placed first) {
    List<Placed> defaults = rules.stream().filter(one -> one.rule.source().isDefault()).toList();
    if (defaults.size() > 1) {
      StringBuilder message =
          new StringBuilder("multiple default rules " + first.name() + " found at ");
      message.append(
          defaults.stream().map(one -> one.location().toString()).collect(joining(", ")));
      errors.add(
          new RegoError(
              RegoError.TYPE, message.toString(), defaults.getFirst().module.path().location()));
    }
  }

  /// The rules below `place` that may not be there.
  private static List<Placed> inside(Place place) {
    List<Placed> all = new ArrayList<>();
    if (place.rules.stream().anyMatch(Placed::constant)) {
      place.below.values().forEach(below -> collect(below, false, all));
    } else {
      place.below.values().forEach(below -> collect(below, true, all));
    }
    return all;
  }

  private static void collect(Place place, boolean functionsOnly, List<Placed> all) {
    place.rules.stream()
        .filter(one -> !functionsOnly || one.rule.parameters() != null)
        .forEach(all::add);
    place.below.values().forEach(below -> collect(below, functionsOnly, all));
  }

  private static boolean hasSeveralShapes(List<Placed> rules) {
    Set<Boolean> kinds = new HashSet<>();
    Set<Integer> arities = new HashSet<>();
    Set<Boolean> complete = new HashSet<>();
    Set<Boolean> constantSets = new HashSet<>();
    for (Placed one : rules) {
      kinds.add(one.rule.isSet());
      arities.add(one.parameters());
      complete.add(!one.rule.isSet() && one.constant);
      if (one.rule.isSet()) {
        constantSets.add(one.constant);
      }
    }
    return kinds.size() > 1 || arities.size() > 1 || complete.size() > 1 || constantSets.size() > 1;
  }

  /// A rule may not have the name of the package.
  private void checkPackage(Module module) {
    Place place = root;
    List<Term> parts = module.path().parts();
    for (Term part : parts.subList(1, parts.size())) {
      Place next = place.below.get(part.toString());
      if (next == null) {
        return;
      }
      place = next;
    }
    for (Placed one : place.rules) {
      if (one.constant && !one.module.packageLocation().equals(module.packageLocation())) {
        errors.add(
            new RegoError(
                RegoError.TYPE,
                "package "
                    + module.path().toString().replaceFirst("^data[.]", "")
                    + " conflicts with rule "
                    + one.rule.source().head().reference()
                    + " defined at "
                    + one.location(),
                one.module.path().location()));
      }
    }
  }
}
