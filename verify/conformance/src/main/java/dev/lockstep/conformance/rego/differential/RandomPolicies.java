package dev.lockstep.conformance.rego.differential;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Writes random questions: modules in either version of the language, data, input and a
/// query. Most of them compile; each variable is used only where it has a value, in most
/// cases.
final class RandomPolicies {
  private final Random random;
  private final RandomValues values;
  private final RandomCalls calls;

  RandomPolicies(long seed) {
    this.random = new Random(seed);
    this.values = new RandomValues(random);
    this.calls = new RandomCalls(random, values);
  }

  /// What is asked.
  ///
  /// @param input JSON, or empty where there is none
  /// @param old whether it is written as before version 1
  /// @param strict whether errors of built-ins end the evaluation
  record Question(
      List<String> modules, String query, String data, String input, boolean old, boolean strict) {}

  Question question() {
    Dialect dialect = random.nextInt(4) == 0 ? Dialect.OLD : Dialect.MODERN;
    RandomTerms terms = new RandomTerms(random, values, calls, dialect);
    terms.home("gen.p");
    List<String> modules = new ArrayList<>();
    if (random.nextInt(4) == 0) {
      modules.add(callsOnly());
      return question(modules, "data.gen.p", dialect);
    }
    modules.add(module("gen.p", terms, dialect, 1 + random.nextInt(4)));
    if (random.nextInt(4) == 0) {
      RandomTerms others = new RandomTerms(random, values, calls, dialect);
      others.home("gen.p.sub");
      others.seeRule("data.gen.p.r0");
      modules.add(module("gen.p.sub", others, dialect, 1 + random.nextInt(2)));
    }
    return question(modules, query(terms), dialect);
  }

  private Question question(List<String> modules, String query, Dialect dialect) {
    return new Question(
        List.copyOf(modules),
        query,
        data(),
        random.nextInt(12) == 0 ? "" : input(),
        dialect == Dialect.OLD,
        random.nextInt(4) == 0);
  }

  private String query(RandomTerms terms) {
    return switch (random.nextInt(8)) {
      case 0 -> "data.gen.p.r0";
      case 1 -> "x = data.gen.p.r0";
      case 2 -> "data.gen.p.r0[x]";
      case 3 -> "x = data.gen.p.r0[y]";
      case 4 -> {
        terms.home("gen.p");
        yield "data.gen.p[x]; x != \"r1\"";
      }
      default -> "data.gen.p";
    };
  }

  private String input() {
    return "{\"x\": "
        + values.json(2)
        + ", \"s\": "
        + values.plain()
        + ", \"n\": "
        + values.number()
        + ", \"xs\": [1, 2, 2, \"a\", [3], {\"k\": 1}], \"o\": {\"a\": 1, \"b\": {\"c\": [1, 2]}, \"d\": null},"
        + " \"items\": [{\"id\": 1, \"tags\": [\"a\", \"b\"]}, {\"id\": 2, \"tags\": []}, {\"id\": 3}]}";
  }

  private String data() {
    return "{\"d\": {\"m\": {\"a\": 1, \"b\": "
        + values.json(1)
        + "}, \"list\": [{\"id\": 1, \"a\": 2, \"b\": 3}, {\"id\": \"x\"}, "
        + values.json(1)
        + "], \"tree\": {\"l\": {\"x\": 1, \"y\": [2]}, \"r\": {\"x\": "
        + values.json(1)
        + "}}}"
        + (random.nextInt(6) == 0 ? ", \"gen\": {\"p\": {\"base\": 1}}" : "")
        + "}";
  }

  private String callsOnly() {
    StringBuilder module = new StringBuilder("package gen.p\n\n");
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      module.append("b").append(i).append(" := ").append(calls.call(List.of())).append("\n");
    }
    return module.toString();
  }

  private String module(String name, RandomTerms terms, Dialect dialect, int size) {
    StringBuilder module = new StringBuilder("package " + name + "\n\n");
    if (random.nextInt(10) == 0) {
      module.append("import data.d as dd\nimport input.o\n\n");
    }
    for (int i = random.nextInt(3); i > 0; i--) {
      function("f" + i, terms, dialect, module);
    }
    for (int i = 0; i < size; i++) {
      rule("r" + i, terms, dialect, module);
      if (random.nextInt(6) == 0) {
        rule("r" + i, terms, dialect, module);
      }
      terms.seeRule("r" + i);
    }
    return module.toString();
  }

  private void function(String name, RandomTerms terms, Dialect dialect, StringBuilder module) {
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

  private void rule(String head, RandomTerms terms, Dialect dialect, StringBuilder module) {
    List<String> variables = new ArrayList<>();
    String body = terms.body(variables);
    switch (random.nextInt(13)) {
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
      default -> module.append(head).append(" := ").append(terms.comprehension(List.of(), 2));
    }
    module.append("\n\n");
  }
}
