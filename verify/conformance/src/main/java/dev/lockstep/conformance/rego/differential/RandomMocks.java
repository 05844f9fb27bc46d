package dev.lockstep.conformance.rego.differential;

import java.util.List;
import java.util.Random;

/// Writes modifiers, which replace documents, functions and built-ins by values or by others.
final class RandomMocks {
  /// Calls of built-ins whose results depend on the clock, chance, the network or the host, which
  /// can be asked of two programs only where they are replaced.
  private static final List<String> BY_CHANCE =
      List.of(
          "http.send({\"method\": \"get\", \"url\": \"http://h.example\"})",
          "net.lookup_ip_addr(\"h.example\")",
          "opa.runtime()",
          "time.now_ns()",
          "rand.intn(\"a\", 7)",
          "uuid.rfc4122(\"a\")",
          "io.jwt.encode_sign({\"alg\": \"HS256\"}, {}, {\"kty\": \"oct\", \"k\": \"YQ\"})",
          "io.jwt.encode_sign_raw(\"{}\", \"{}\", \"{}\")",
          "io.jwt.decode_verify(\"a.b.c\", {\"secret\": \"s\"})",
          "crypto.x509.parse_and_verify_certificates_with_options(\"\", {})",
          "providers.aws.sign_req({\"method\": \"get\", \"url\": \"http://h.example\"}, {}, 1)");

  private final Random random;
  private final RandomValues values;
  private final RandomCalls calls;
  private final RandomTerms terms;

  RandomMocks(Random random, RandomValues values, RandomCalls calls, RandomTerms terms) {
    this.random = random;
    this.values = values;
    this.calls = calls;
    this.terms = terms;
  }

  String with(List<String> variables) {
    StringBuilder all = new StringBuilder();
    for (int i = random.nextInt(5) == 0 ? 2 : 1; i > 0; i--) {
      all.append(" with ").append(one(variables));
    }
    return all.toString();
  }

  private String one(List<String> variables) {
    return switch (random.nextInt(14)) {
      case 0, 1 -> "input as " + (random.nextBoolean() ? values.json(2) : terms.leaf(variables));
      case 2 -> "input.o.b as " + terms.term(variables, 1);
      case 3 -> "input.x as " + terms.term(variables, 1);
      case 4 -> "data.d.m as " + terms.leaf(variables);
      case 5 ->
          values.pick(List.of("data.d.tree.l.x", "input.items[0].id", "data.d.new.deep"))
              + " as "
              + terms.leaf(variables);
      case 6, 7 -> terms.someRule("data.d") + " as " + terms.leaf(variables);
      case 8, 9 -> terms.someFunction("count") + " as " + replacement(variables);
      case 10 ->
          values.pick(List.of("count", "sprintf", "plus", "concat"))
              + " as "
              + terms.someFunction("sum");
      default ->
          values.pick(List.of("count", "sprintf", calls.name())) + " as " + terms.leaf(variables);
    };
  }

  private String replacement(List<String> variables) {
    return random.nextBoolean() ? terms.leaf(variables) : terms.someFunction("sum");
  }

  /// A call of what depends on more than its operands, replaced.
  String replaced(String made, List<String> variables) {
    String call = values.pick(BY_CHANCE);
    String name = call.substring(0, call.indexOf('('));
    variables.add(made);
    return made + " := " + call + " with " + name + " as " + terms.term(List.of(), 1);
  }
}
