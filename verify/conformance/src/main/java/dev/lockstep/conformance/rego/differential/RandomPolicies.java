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
  private final RandomMetadata metadata;
  private final RandomFaults faults;

  RandomPolicies(long seed) {
    this.random = new Random(seed);
    this.values = new RandomValues(random);
    this.calls = new RandomCalls(random, values);
    this.metadata = new RandomMetadata(random, values);
    this.faults = new RandomFaults(random);
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
    StringBuilder module = new StringBuilder();
    boolean annotated = random.nextInt(6) == 0;
    if (annotated && random.nextBoolean()) {
      module.append(metadata.block(List.of("package", "subpackages")));
    }
    module.append("package ").append(name).append("\n\n");
    if (random.nextInt(10) == 0) {
      module.append("import data.d as dd\nimport input.o\n\n");
    }
    if (dialect == Dialect.MODERN && random.nextInt(3) == 0) {
      module.append(RandomLogic.IMPORTS);
      terms.beLogical();
    }
    RandomHeads heads = new RandomHeads(random, values, terms, dialect, module);
    for (int i = random.nextInt(3); i > 0; i--) {
      heads.function("f" + i);
    }
    for (int i = 0; i < size; i++) {
      if (annotated && random.nextBoolean()) {
        module.append(metadata.block(List.of("rule", "rule", "document", "package")));
      }
      heads.rule("r" + i);
      if (random.nextInt(6) == 0) {
        heads.rule("r" + i);
      }
      terms.seeRule("r" + i);
    }
    return random.nextInt(16) == 0 ? faults.in(module.toString()) : module.toString();
  }
}
