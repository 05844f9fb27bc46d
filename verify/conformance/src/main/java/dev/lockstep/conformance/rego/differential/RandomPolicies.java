package dev.lockstep.conformance.rego.differential;

import dev.lockstep.rego.builtin.Builtin;
import dev.lockstep.rego.builtin.standard.StandardFamilies;
import dev.lockstep.rego.types.Type;
import dev.lockstep.rego.types.TypeText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Writes random modules. Most of them compile; each variable is used only where it has a value, in
/// most cases.
final class RandomPolicies {
  /// What depends on more than the operands, takes long, or is not for policies.
  private static final Set<String> LEFT_OUT =
      Set.of(
          "http.send",
          "net.lookup_ip_addr",
          "opa.runtime",
          "trace",
          "time.now_ns",
          "rand.intn",
          "uuid.rfc4122",
          "io.jwt.encode_sign",
          "io.jwt.encode_sign_raw",
          "io.jwt.decode_verify",
          "providers.aws.sign_req",
          "rego.parse_module",
          "internal.member_2",
          "internal.member_3",
          "internal.print",
          "walk",
          "numbers.range",
          "numbers.range_step",
          "bits.lsh",
          "crypto.x509.parse_and_verify_certificates_with_options",
          "net.cidr_expand");

  private static final List<String> COMPARISONS = List.of("==", "!=", "<", "<=", ">", ">=");

  private final Random random;
  private final RandomValues values;
  private final List<Builtin> builtins;

  RandomPolicies(long seed) {
    this.random = new Random(seed);
    this.values = new RandomValues(random);
    this.builtins =
        StandardFamilies.all().all().stream()
            .filter(builtin -> !LEFT_OUT.contains(builtin.name()))
            .filter(builtin -> !builtin.name().contains("x509"))
            .filter(builtin -> !builtin.is(Builtin.Trait.DEPRECATED))
            .filter(builtin -> !builtin.is(Builtin.Trait.NONDETERMINISTIC))
            .filter(builtin -> Character.isLetter(builtin.name().charAt(0)))
            .filter(builtin -> !isOperator(builtin.name()))
            .sorted(Comparator.comparing(Builtin::name))
            .toList();
  }

  private static boolean isOperator(String name) {
    return switch (name) {
      case "plus",
          "minus",
          "mul",
          "div",
          "rem",
          "and",
          "or",
          "eq",
          "equal",
          "neq",
          "lt",
          "lte",
          "gt",
          "gte",
          "set_diff" ->
          true;
      default -> false;
    };
  }

  /// An input for the policies.
  String input() {
    return "{\"x\": "
        + values.json(2)
        + ", \"s\": "
        + values.string()
        + ", \"n\": "
        + values.number()
        + ", \"xs\": [1, 2, 2, \"a\", [3], {\"k\": 1}], \"o\": {\"a\": 1, \"b\": {\"c\": [1, 2]}, \"d\": null},"
        + " \"items\": [{\"id\": 1, \"tags\": [\"a\", \"b\"]}, {\"id\": 2, \"tags\": []}, {\"id\": 3}]}";
  }

  /// A module of the package `name`.
  String module(String name) {
    StringBuilder module = new StringBuilder("package " + name + "\n\n");
    int size = 1 + random.nextInt(3);
    if (random.nextInt(3) == 0) {
      for (int i = 0; i < size; i++) {
        module.append("b").append(i).append(" := ").append(call()).append("\n");
      }
      return module.toString();
    }
    callsFunctions = false;
    module.append("f(a) := ").append(term(List.of("a"), 2)).append("\n");
    module.append("g(a, b) := a if ").append(condition(List.of("a", "b"), 1)).append("\n");
    module.append("else := b if a != b\n");
    callsFunctions = true;
    for (int i = 0; i < size; i++) {
      rule(i, module);
    }
    return module.toString();
  }

  private String call() {
    Builtin builtin = values.pick(builtins);
    Type.Function type = TypeText.signature(builtin.signature());
    List<@Nullable Type> operands = new ArrayList<>(type.operands());
    if (type.variadic() != null) {
      operands.add(type.variadic());
    }
    String all = operands.stream().map(t -> values.of(t, 2)).collect(Collectors.joining(", "));
    return builtin.name() + "(" + all + ")";
  }

  private void rule(int number, StringBuilder module) {
    String head = "r" + number;
    List<String> variables = new ArrayList<>();
    String body = body(variables);
    String inner = " if {\n\t" + body + "\n}\n";
    switch (random.nextInt(7)) {
      case 0 -> module.append(head).append(" := ").append(term(variables, 2)).append(inner);
      case 1 -> module.append(head).append(" contains ").append(term(variables, 2)).append(inner);
      case 2 ->
          module
              .append(head)
              .append("[")
              .append(term(variables, 1))
              .append("] := ")
              .append(term(variables, 1))
              .append(inner);
      case 3 ->
          module
              .append("default ")
              .append(head)
              .append(" := ")
              .append(values.any(1))
              .append("\n")
              .append(head)
              .append(inner);
      case 4 ->
          module
              .append(head)
              .append(" := ")
              .append(term(variables, 1))
              .append(" if {\n\t")
              .append(body)
              .append("\n} else := ")
              .append(term(List.of(), 1))
              .append("\n");
      case 5 ->
          module
              .append(head)
              .append(".k[")
              .append(term(variables, 0))
              .append("] contains ")
              .append(term(variables, 1))
              .append(inner);
      default ->
          module.append(head).append(" := ").append(comprehension(List.of(), 2)).append("\n");
    }
  }

  /// Expressions; the variables that they give values to are added to `variables`.
  private String body(List<String> variables) {
    List<String> literals = new ArrayList<>();
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      literals.add(literal(variables));
    }
    return String.join("\n\t", literals);
  }

  private String literal(List<String> variables) {
    String fresh = "v" + variables.size() + (char) ('a' + random.nextInt(26));
    switch (random.nextInt(10)) {
      case 0 -> {
        String literal = fresh + " := " + term(variables, 2);
        variables.add(fresh);
        return literal;
      }
      case 1 -> {
        String literal = "some " + fresh + " in " + collection(variables);
        variables.add(fresh);
        return literal;
      }
      case 2 -> {
        String literal = "some " + fresh + "k, " + fresh + " in " + collection(variables);
        variables.add(fresh);
        variables.add(fresh + "k");
        return literal;
      }
      case 3 -> {
        String literal = collection(variables) + "[" + fresh + "]";
        variables.add(fresh);
        return literal;
      }
      case 4 -> {
        return "every e in "
            + collection(variables)
            + " { "
            + (random.nextInt(9) == 0 ? "" : "e != 7; ")
            + condition(with(variables, "e"), 1)
            + " }";
      }
      case 5 -> {
        return "not " + condition(variables, 1);
      }
      case 6 -> {
        return condition(variables, 2) + " with input as " + values.json(1);
      }
      case 7 -> {
        String literal =
            "["
                + fresh
                + ", "
                + fresh
                + "x] = ["
                + term(variables, 1)
                + ", "
                + term(variables, 1)
                + "]";
        variables.add(fresh);
        variables.add(fresh + "x");
        return literal;
      }
      default -> {
        return condition(variables, 2);
      }
    }
  }

  private static List<String> with(List<String> variables, String more) {
    List<String> all = new ArrayList<>(variables);
    all.add(more);
    return all;
  }

  private String condition(List<String> variables, int depth) {
    return switch (random.nextInt(5)) {
      case 0 -> term(variables, depth);
      case 1 -> term(variables, depth) + " in " + collection(variables);
      case 2 -> term(variables, depth) + " = " + term(variables, depth);
      default ->
          term(variables, depth) + " " + values.pick(COMPARISONS) + " " + term(variables, depth);
    };
  }

  private String collection(List<String> variables) {
    return switch (random.nextInt(6)) {
      case 0 -> "input.xs";
      case 1 -> "input.o";
      case 2 -> "input.items";
      case 3 -> comprehension(variables, 1);
      case 4 -> variables.isEmpty() ? "input.x" : values.pick(variables);
      default -> "[" + term(variables, 1) + ", " + term(variables, 1) + "]";
    };
  }

  private String comprehension(List<String> variables, int depth) {
    String fresh = "c" + depth + (char) ('a' + random.nextInt(26));
    List<String> inside = with(variables, fresh);
    String body =
        " | some " + fresh + " in " + collection(variables) + "; " + condition(inside, depth - 1);
    return switch (random.nextInt(3)) {
      case 0 -> "[" + term(inside, depth - 1) + body + "]";
      case 1 -> "{" + term(inside, depth - 1) + body + "}";
      default -> "{" + fresh + ": " + term(inside, depth - 1) + body + "}";
    };
  }

  /// Whether the functions of the module may be called: within them they may not, for that would
  /// be recursion, which is told before all else there and not here.
  private boolean callsFunctions;

  private String term(List<String> variables, int depth) {
    if (depth <= 0 || random.nextInt(5) == 0) {
      return leaf(variables);
    }
    return switch (random.nextInt(14)) {
      case 0 -> "[" + term(variables, depth - 1) + ", " + term(variables, depth - 1) + "]";
      case 1 -> "{" + term(variables, depth - 1) + "}";
      case 2 -> "{" + values.string() + ": " + term(variables, depth - 1) + "}";
      case 3 -> comprehension(variables, depth);
      case 4 ->
          number(variables)
              + " "
              + values.pick(List.of("+", "-", "*", "/", "%"))
              + " "
              + number(variables);
      case 5 -> "count(" + collection(variables) + ")";
      case 6 -> callsFunctions ? "f(" + leaf(variables) + ")" : leaf(variables);
      case 7 ->
          !callsFunctions ? leaf(variables) : "g(" + leaf(variables) + ", " + leaf(variables) + ")";
      case 8 -> "$\"a{" + leaf(variables) + "}b\"";
      case 9 -> call();
      case 10 -> "sprintf(\"%v-%v\", [" + leaf(variables) + ", " + leaf(variables) + "])";
      case 11 -> "{" + leaf(variables) + "} | {" + leaf(variables) + "}";
      case 12 -> "input.items[_].tags[_]";
      default -> leaf(variables);
    };
  }

  private String number(List<String> variables) {
    return random.nextInt(3) == 0 && !variables.isEmpty()
        ? values.pick(variables)
        : random.nextInt(4) == 0 ? "input.n" : values.number();
  }

  private String leaf(List<String> variables) {
    if (!variables.isEmpty() && random.nextBoolean()) {
      return values.pick(variables);
    }
    return switch (random.nextInt(7)) {
      case 0 -> "input.x";
      case 1 -> "input.s";
      case 2 -> "input.n";
      case 3 -> "input.o.b.c[0]";
      case 4 -> "input.items[0].id";
      default -> values.any(1);
    };
  }
}
