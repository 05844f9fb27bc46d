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
import org.jspecify.annotations.Nullable;

/// Writes calls of built-ins: operands mostly of the types that they state, some variables.
final class RandomCalls {
  /// What depends on more than its operands: the clock, chance, the network, the host, or keys that
  /// are drawn for each signature.
  private static final Set<String> BY_CHANCE =
      Set.of(
          "http.send",
          "net.lookup_ip_addr",
          "opa.runtime",
          "time.now_ns",
          "rand.intn",
          "uuid.rfc4122",
          "io.jwt.encode_sign",
          "io.jwt.encode_sign_raw",
          "io.jwt.decode_verify",
          "crypto.x509.parse_and_verify_certificates_with_options",
          "providers.aws.sign_req");

  /// What grows with the size of its operands, and so gets small ones; and dates, which wrap around
  /// in Go where a month is no number of 63 bits.
  private static final Set<String> GROWS =
      Set.of(
          "numbers.range",
          "numbers.range_step",
          "bits.lsh",
          "net.cidr_expand",
          "format_int",
          "time.add_date");

  private static final List<String> CASTS =
      List.of(
          "cast_array",
          "cast_set",
          "cast_string",
          "cast_boolean",
          "cast_null",
          "cast_object",
          "re_match",
          "set_diff",
          "any",
          "all",
          "net.cidr_overlap");

  private final Random random;
  private final RandomValues values;
  private final List<Builtin> builtins;

  RandomCalls(Random random, RandomValues values) {
    this.random = random;
    this.values = values;
    this.builtins =
        StandardFamilies.all().all().stream()
            .filter(builtin -> !BY_CHANCE.contains(builtin.name()))
            .filter(builtin -> !builtin.name().startsWith("internal."))
            .filter(builtin -> Character.isLetter(builtin.name().charAt(0)))
            .filter(builtin -> !CASTS.contains(builtin.name()))
            .filter(builtin -> !List.of("eq", "equal", "assign").contains(builtin.name()))
            .filter(builtin -> !builtin.is(Builtin.Trait.RELATION))
            .sorted(Comparator.comparing(Builtin::name))
            .toList();
  }

  String name() {
    return values.pick(builtins).name();
  }

  /// A call whose operands are constants and `variables`.
  String call(List<String> variables) {
    Builtin builtin = values.pick(builtins);
    Type.Function type = TypeText.signature(builtin.signature());
    List<@Nullable Type> operands = new ArrayList<>(type.operands());
    if (type.variadic() != null) {
      operands.add(type.variadic());
    }
    List<String> texts = new ArrayList<>();
    for (Type operand : operands) {
      texts.add(operand(builtin, operand, variables));
    }
    if (random.nextInt(200) == 0) {
      texts.add(values.any(1));
    }
    return builtin.name() + "(" + String.join(", ", texts) + ")";
  }

  private String operand(Builtin builtin, @Nullable Type type, List<String> variables) {
    if (GROWS.contains(builtin.name())) {
      return type != null && type.toString().equals("number")
          ? String.valueOf(random.nextInt(40) - 8)
          : values.pick(
              List.of("\"10.0.0.0/28\"", "\"2001:db8::/124\"", "\"1\"", "\"10.0.0.1/33\""));
    }
    return !variables.isEmpty() && random.nextInt(8) == 0
        ? values.pick(variables)
        : values.of(type, 2);
  }
}
