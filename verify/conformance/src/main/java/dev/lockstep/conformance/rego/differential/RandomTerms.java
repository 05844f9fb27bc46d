package dev.lockstep.conformance.rego.differential;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Writes terms and bodies of expressions that use the variables in scope and the rules in sight.
final class RandomTerms {
  private static final List<String> COMPARISONS = List.of("==", "!=", "<", "<=", ">", ">=");
  private static final List<String> DOCUMENTS =
      List.of(
          "input.x",
          "input.s",
          "input.n",
          "input.o.b.c[0]",
          "input.items[0].id",
          "input.items[_].tags[_]",
          "input.o[_]",
          "input",
          "data.d.m",
          "data.d.list[0]",
          "data.d.list[_].id",
          "data.d.tree[_][_]",
          "input[\"s\"]",
          "data.d",
          "input.xs[_]",
          "input.missing.deep",
          "data.none.of.this");

  private final Random random;
  private final RandomValues values;
  private final RandomCalls calls;
  private final Dialect dialect;
  private final RandomMocks mocks;
  private final RandomQuantifiers quantifiers;
  private final RandomTemplates templates;
  private final RandomNests nests;
  private final RandomLogic logic;
  private final RandomMetadata metadata;

  /// Whether the keywords of [RandomLogic] are imported.
  private boolean logical;

  /// References to rules that may be used, and functions with the number of their operands.
  private final List<String> rules = new ArrayList<>();

  private final List<String> functions = new ArrayList<>();
  private int fresh;

  RandomTerms(Random random, RandomValues values, RandomCalls calls, Dialect dialect) {
    this.random = random;
    this.values = values;
    this.calls = calls;
    this.dialect = dialect;
    this.mocks = new RandomMocks(random, values, calls, this);
    this.quantifiers = new RandomQuantifiers(random, values, this);
    this.templates = new RandomTemplates(random, values, this);
    this.nests = new RandomNests(random, values, this);
    this.logic = new RandomLogic(random, this);
    this.metadata = new RandomMetadata(random, values);
  }

  /// Lets expressions use the keywords of [RandomLogic].
  void beLogical() {
    logical = true;
  }

  void seeRule(String reference) {
    rules.add(reference);
  }

  /// @param function its name, a slash and the number of its operands
  void seeFunction(String function) {
    functions.add(function);
  }

  /// Expressions; the variables that they give values to are added to `variables`.
  String body(List<String> variables) {
    List<String> literals = new ArrayList<>();
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      literals.add(literal(variables));
    }
    if (random.nextInt(12) == 0) {
      java.util.Collections.shuffle(literals, random);
    }
    return String.join(random.nextInt(6) == 0 ? "; " : "\n\t", literals);
  }

  String fresh() {
    return "v" + fresh++;
  }

  private String literal(List<String> variables) {
    String made = fresh();
    switch (random.nextInt(25)) {
      case 0, 1 -> {
        String literal = made + " := " + term(variables, 2);
        variables.add(made);
        return literal;
      }
      case 2, 3 -> {
        if (dialect == Dialect.OLD) {
          String literal = made + " = " + collection(variables) + "[_]";
          variables.add(made);
          return literal;
        }
        String literal = "some " + made + " in " + collection(variables);
        variables.add(made);
        return literal;
      }
      case 4 -> {
        if (dialect == Dialect.OLD) {
          String literal = "some " + made + "; " + collection(variables) + "[" + made + "]";
          variables.add(made);
          return literal;
        }
        String literal = "some " + made + "k, " + made + " in " + collection(variables);
        variables.add(made);
        variables.add(made + "k");
        return literal;
      }
      case 5 -> {
        String literal = collection(variables) + "[" + made + "]";
        variables.add(made);
        return literal;
      }
      case 6 -> {
        return dialect == Dialect.OLD ? condition(variables, 2) : quantifiers.every(variables);
      }
      case 7 -> {
        return "not " + condition(variables, 1);
      }
      case 8 -> {
        return condition(variables, 2) + with(variables);
      }
      case 9 -> {
        String literal = made + " := " + seen(variables) + with(variables);
        variables.add(made);
        return literal;
      }
      case 10 -> {
        return pattern(made, variables);
      }
      case 11 -> {
        String literal =
            "walk("
                + values.pick(List.of("input.o", "input.items", "data.d", term(variables, 1)))
                + ", ["
                + values.pick(List.of("_", made + "p", "[\"b\", _]"))
                + ", "
                + made
                + "])";
        variables.add(made);
        return literal;
      }
      case 12 -> {
        String literal = made + " = " + seen(variables) + "[" + made + "k]";
        variables.add(made);
        variables.add(made + "k");
        return literal;
      }
      case 13 -> {
        return calls.call(variables);
      }
      case 14 -> {
        String literal = "not not_there" + made + "; " + made + " = 1";
        return random.nextInt(20) == 0 ? literal : condition(variables, 1);
      }
      case 15 -> {
        return relation(made, variables);
      }
      case 16 -> {
        return dialect == Dialect.OLD ? condition(variables, 2) : quantifiers.some(variables);
      }
      case 17 -> {
        return logical ? logic.literal(variables) : condition(variables, 2);
      }
      case 18 -> {
        return logical ? logic.literal(variables) : mocks.replaced(made, variables);
      }
      case 19 -> {
        return random.nextInt(3) == 0 ? metadata.literal(made, variables) : condition(variables, 2);
      }
      default -> {
        return condition(variables, 2);
      }
    }
  }

  private String relation(String made, List<String> variables) {
    if (functions.isEmpty() || random.nextBoolean()) {
      String call = calls.call(variables);
      variables.add(made);
      return call.substring(0, call.length() - 1) + (call.endsWith("()") ? "" : ", ") + made + ")";
    }
    String literal = made + " = " + application(variables);
    variables.add(made);
    return literal;
  }

  private String pattern(String made, List<String> variables) {
    String other = made + "x";
    String first = random.nextInt(5) == 0 && !variables.isEmpty() ? values.pick(variables) : made;
    boolean makes = first.equals(made);
    String literal =
        switch (random.nextInt(6)) {
          case 0 -> "[" + first + ", " + other + "] = " + pair(variables);
          case 1 -> pair(variables) + " = [" + first + ", " + other + "]";
          case 2 ->
              "{\"a\": "
                  + first
                  + ", \"b\": "
                  + other
                  + "} = "
                  + values.pick(
                      List.of("{\"a\": 1, \"b\": [2]}", "input.o", "data.d.m", "data.d.list[_]"));
          case 3 -> "[" + made + ", " + other + "] := " + pair(variables);
          case 4 -> "[[" + first + ", 2], " + other + "] = [[" + leaf(variables) + ", 2], 3]";
          default ->
              "{\"b\": {\"c\": [" + first + ", _]}, \"a\": " + other + ", \"d\": null} = input.o";
        };
    if (makes || literal.contains(":=")) {
      variables.add(made);
    }
    variables.add(other);
    return literal;
  }

  private String pair(List<String> variables) {
    return random.nextInt(4) == 0
        ? seen(variables)
        : "[" + term(variables, 1) + ", " + term(variables, 1) + "]";
  }

  String with(List<String> variables) {
    return mocks.with(variables);
  }

  /// The full path of a rule in sight, or `instead` where there is none.
  String someRule(String instead) {
    return rules.isEmpty() ? instead : full(values.pick(rules));
  }

  /// A function in sight, or `instead` where there is none.
  String someFunction(String instead) {
    return functions.isEmpty() ? instead : name(values.pick(functions));
  }

  /// The name of the package that rules stand in, for references that need all of it.
  private String home = "";

  void home(String packageName) {
    home = packageName;
  }

  private String full(String rule) {
    return rule.startsWith("data.") ? rule : "data." + home + "." + rule;
  }

  private static String name(String function) {
    return function.substring(0, function.indexOf('/'));
  }

  private static List<String> plus(List<String> variables, String more) {
    List<String> all = new ArrayList<>(variables);
    all.add(more);
    return all;
  }

  String condition(List<String> variables, int depth) {
    return switch (random.nextInt(6)) {
      case 0 -> term(variables, depth);
      case 1 ->
          dialect == Dialect.OLD
              ? term(variables, depth)
              : term(variables, depth) + " in " + collection(variables);
      case 2 -> values.pick(DOCUMENTS) + " = " + term(variables, depth);
      default ->
          term(variables, depth) + " " + values.pick(COMPARISONS) + " " + term(variables, depth);
    };
  }

  String collection(List<String> variables) {
    return switch (random.nextInt(10)) {
      case 0 -> "input.xs";
      case 1 -> "input.o";
      case 2 -> "input.items";
      case 3 -> comprehension(variables, 1);
      case 4 -> variables.isEmpty() ? "input.x" : values.pick(variables);
      case 5 -> "data.d.list";
      case 6 -> seen(variables);
      case 7 -> "data.d.tree";
      default -> "[" + term(variables, 1) + ", " + term(variables, 1) + "]";
    };
  }

  /// A reference to a rule in sight.
  String seen(List<String> variables) {
    if (rules.isEmpty()) {
      return values.pick(DOCUMENTS);
    }
    String rule = values.pick(rules);
    return switch (random.nextInt(14)) {
      case 0 -> rule + "[" + leaf(variables) + "]";
      case 1 -> rule + "[_]";
      case 2 -> full(rule);
      case 3 -> rule + ".k";
      default -> rule;
    };
  }

  String comprehension(List<String> variables, int depth) {
    String made = fresh();
    List<String> inside = plus(variables, made);
    StringBuilder body = new StringBuilder(" | ");
    if (dialect == Dialect.OLD) {
      body.append(made).append(" := ").append(collection(variables)).append("[_]");
    } else {
      body.append("some ").append(made).append(" in ").append(collection(variables));
    }
    body.append("; ").append(condition(inside, depth - 1));
    if (depth > 1 && random.nextInt(3) == 0) {
      body.append("; ").append(literal(inside));
    }
    return switch (random.nextInt(3)) {
      case 0 -> "[" + term(inside, depth - 1) + body + "]";
      case 1 -> "{" + term(inside, depth - 1) + body + "}";
      default -> "{" + leaf(inside) + ": " + term(inside, depth - 1) + body + "}";
    };
  }

  private String application(List<String> variables) {
    String function = values.pick(functions);
    int operands = Integer.parseInt(function.substring(function.indexOf('/') + 1));
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < operands; i++) {
      texts.add(random.nextInt(4) == 0 ? term(variables, 1) : leaf(variables));
    }
    return name(function) + "(" + String.join(", ", texts) + ")";
  }

  String term(List<String> variables, int depth) {
    if (depth <= 0 || random.nextInt(5) == 0) {
      return leaf(variables);
    }
    return switch (random.nextInt(20)) {
      case 0 -> "[" + term(variables, depth - 1) + ", " + term(variables, depth - 1) + "]";
      case 1 -> "{" + term(variables, depth - 1) + "}";
      case 2 -> "{" + leaf(variables) + ": " + term(variables, depth - 1) + "}";
      case 3 -> comprehension(variables, depth);
      case 4 -> arithmetic(variables);
      case 5 -> "count(" + collection(variables) + ")";
      case 6, 7 -> functions.isEmpty() ? leaf(variables) : application(variables);
      case 8 -> dialect == Dialect.OLD ? leaf(variables) : templates.template(variables);
      case 9, 10 -> calls.call(variables);
      case 11 -> "sprintf(\"%v-%v\", [" + leaf(variables) + ", " + leaf(variables) + "])";
      case 12 ->
          "{"
              + leaf(variables)
              + "} "
              + values.pick(List.of("|", "&", "-"))
              + " {"
              + leaf(variables)
              + "}";
      case 13, 14 -> seen(variables);
      case 15 -> "(" + condition(variables, 1) + ")";
      case 16 -> nests.comprehension(variables, random.nextInt(3));
      case 17 -> nests.reference(variables);
      default -> leaf(variables);
    };
  }

  private String arithmetic(List<String> variables) {
    StringBuilder sum = new StringBuilder(number(variables));
    for (int i = 1 + random.nextInt(2); i > 0; i--) {
      sum.append(' ')
          .append(values.pick(List.of("+", "-", "*", "/", "%")))
          .append(' ')
          .append(number(variables));
    }
    return sum.toString();
  }

  private String number(List<String> variables) {
    return random.nextInt(3) == 0 && !variables.isEmpty()
        ? values.pick(variables)
        : random.nextInt(4) == 0 ? "input.n" : values.number();
  }

  String leaf(List<String> variables) {
    if (!variables.isEmpty() && random.nextBoolean()) {
      return values.pick(variables);
    }
    return switch (random.nextInt(4)) {
      case 0, 1 -> values.pick(DOCUMENTS);
      case 2 -> values.any(0);
      default -> values.any(1);
    };
  }
}
