package dev.lockstep.conformance.rego.differential;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Writes rules and functions with heads of all shapes, into a module.
final class RandomHeads {
  private final Random random;
  private final RandomValues values;
  private final RandomTerms terms;
  private final Dialect dialect;
  private final StringBuilder module;

  RandomHeads(
      Random random,
      RandomValues values,
      RandomTerms terms,
      Dialect dialect,
      StringBuilder module) {
    this.random = random;
    this.values = values;
    this.terms = terms;
    this.dialect = dialect;
    this.module = module;
  }

  void function(String name) {
    int arity = 1 + random.nextInt(2);
    if (dialect == Dialect.MODERN && random.nextInt(5) == 0) {
      String wild = arity == 1 ? "_" : "_, _";
      module.append("default ").append(name).append("(").append(wild).append(") := ");
      module.append(values.any(1)).append("\n\n");
    }
    for (int clause = 1 + random.nextInt(2); clause > 0; clause--) {
      List<String> variables = new ArrayList<>();
      List<String> parameters = new ArrayList<>();
      for (int i = 0; i < arity; i++) {
        parameters.add(parameter(i, variables));
      }
      String head = name + "(" + String.join(", ", parameters) + ")";
      switch (random.nextInt(4)) {
        case 0 -> {
          String body = terms.body(variables);
          module.append(dialect.complete(head, terms.term(variables, 1), body));
          if (random.nextBoolean()) {
            List<String> anew =
                new ArrayList<>(variables.subList(0, Math.min(1, variables.size())));
            String other = terms.condition(anew, 1);
            module.append(dialect.otherwise(terms.leaf(anew), other));
          }
        }
        case 1 -> module.append(dialect.holds(head, terms.body(variables)));
        default -> module.append(head).append(" := ").append(terms.term(variables, 2));
      }
      module.append("\n\n");
    }
    terms.seeFunction(name + "/" + arity);
  }

  private String parameter(int number, List<String> variables) {
    String name = "a" + number;
    switch (random.nextInt(8)) {
      case 0 -> {
        return values.any(0);
      }
      case 1 -> {
        variables.add(name);
        return "[" + name + ", _]";
      }
      case 2 -> {
        return "_";
      }
      default -> {
        variables.add(name);
        return name;
      }
    }
  }

  void rule(String head) {
    List<String> variables = new ArrayList<>();
    String body = terms.body(variables);
    switch (random.nextInt(18)) {
      case 0, 1 -> module.append(dialect.complete(head, terms.term(variables, 2), body));
      case 2, 3 -> module.append(dialect.set(head, terms.term(variables, 2), body));
      case 4 ->
          module.append(
              dialect.complete(
                  head + "[" + terms.term(variables, 1) + "]", terms.term(variables, 1), body));
      case 5 -> {
        module.append("default ").append(head);
        module.append(dialect == Dialect.OLD ? " = " : " := ").append(values.any(1)).append("\n\n");
        module.append(dialect.holds(head, body));
      }
      case 6 -> {
        module.append(dialect.complete(head, terms.term(variables, 1), body));
        for (int i = 1 + random.nextInt(2); i > 0; i--) {
          List<String> anew = new ArrayList<>();
          String other = terms.body(anew);
          module.append(dialect.otherwise(terms.term(anew, 1), other));
        }
      }
      case 7 ->
          module.append(
              dialect == Dialect.OLD
                  ? dialect.complete(head + ".k", terms.leaf(variables), body)
                  : dialect.set(
                      head + ".k[" + terms.leaf(variables) + "]", terms.term(variables, 1), body));
      case 8 ->
          module.append(
              dialect.complete(
                  head + "[" + terms.leaf(variables) + "][" + terms.leaf(variables) + "]",
                  terms.term(variables, 1),
                  body));
      case 9 -> {
        module.append(head).append(".a := ").append(values.any(1)).append("\n\n");
        module.append(dialect.complete(head + ".k.b", terms.term(variables, 1), body));
      }
      case 10 -> module.append(head).append(" := ").append(terms.term(List.of(), 2));
      case 11 -> module.append(dialect.holds(head, body));
      case 12 -> chain(head, variables, body);
      case 13 -> general(head, variables, body);
      case 14 -> shared(head, variables, body);
      default -> module.append(head).append(" := ").append(terms.comprehension(List.of(), 2));
    }
    module.append("\n\n");
  }

  /// A rule with many branches, the last of which may hold whatever was before.
  private void chain(String head, List<String> variables, String body) {
    module.append(dialect.complete(head, terms.leaf(variables), body));
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      List<String> anew = new ArrayList<>();
      String other = random.nextInt(4) == 0 ? "true" : terms.body(anew);
      module.append(dialect.otherwise(terms.leaf(anew), other));
    }
  }

  /// A rule whose reference has variables and constants in any order.
  private void general(String head, List<String> variables, String body) {
    StringBuilder reference = new StringBuilder(head);
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      reference.append(
          switch (random.nextInt(5)) {
            case 0 -> ".k";
            case 1 -> "[\"l m\"]";
            case 2 -> "[" + values.any(0) + "]";
            default -> "[" + terms.leaf(variables) + "]";
          });
    }
    boolean set = dialect == Dialect.MODERN && random.nextBoolean();
    module.append(
        set
            ? dialect.set(reference.toString(), terms.leaf(variables), body)
            : dialect.complete(reference.toString(), terms.leaf(variables), body));
  }

  /// Several rules that make one object, whose keys may be the same.
  private void shared(String head, List<String> variables, String body) {
    String key = terms.leaf(variables);
    module.append(dialect.complete(head + "[" + key + "]", terms.leaf(variables), body));
    for (int i = 1 + random.nextInt(2); i > 0; i--) {
      List<String> anew = new ArrayList<>();
      String other = terms.body(anew);
      module.append("\n\n");
      module.append(dialect.complete(head + "[" + terms.leaf(anew) + "]", terms.leaf(anew), other));
    }
  }
}
