package dev.lockstep.rego.builtin.standard;

import dev.lockstep.rego.builtin.Builtin;
import dev.lockstep.rego.builtin.BuiltinFailure;
import dev.lockstep.rego.builtin.CallContext;
import dev.lockstep.value.NumberValue;
import dev.lockstep.value.ObjectValue;
import dev.lockstep.value.StringValue;
import dev.lockstep.value.Value;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// UUIDs (RFC 4122).
final class UuidBuiltins {
  private static final int DIGITS = 32;

  /// From the first day of the Gregorian calendar to 1970, in the 100 nanoseconds of UUIDs.
  private static final long UNIX_EPOCH = 0x01B2_1DD2_1381_4000L;

  static final List<Builtin> ALL =
      List.of(
          Builtin.of("uuid.parse", "string => object[string: any]", (o, _) -> parse(o)),
          Builtin.of(
              "uuid.rfc4122",
              "string => string",
              (o, c) -> c.once(new Key(o[0]), () -> random(c)),
              Builtin.Trait.NONDETERMINISTIC));

  private UuidBuiltins() {}

  private static Value random(CallContext context) {
    long high = (context.random().nextLong() & ~0xF000L) | 0x4000L;
    long low = (context.random().nextLong() & ~(3L << 62)) | (1L << 63);
    return StringValue.of(new UUID(high, low).toString());
  }

  private static @Nullable Value parse(Value[] operands) throws BuiltinFailure {
    String digits = digits(Operands.string(operands, 1));
    if (digits.length() != DIGITS || !digits.chars().allMatch(HexFormat::isHexDigit)) {
      return null;
    }
    long high = Long.parseUnsignedLong(digits, 0, 16, 16);
    long low = Long.parseUnsignedLong(digits, 16, 32, 16);
    int version = (int) (high >>> 12) & 0xF;
    ObjectValue.Builder parts = new ObjectValue.Builder();
    parts.put("version", NumberValue.of(version));
    parts.put("variant", StringValue.of(variant(low)));
    if (version == 1 || version == 2) {
      parts.put("time", NumberValue.of((timestamp(high) - UNIX_EPOCH) * 100));
      parts.put("nodeid", StringValue.of(node(digits.substring(20))));
      parts.put("macvariables", StringValue.of(addressKind((int) (low >>> 40))));
      parts.put("clocksequence", NumberValue.of((low >>> 48) & 0x3FFF));
    }
    if (version == 2) {
      parts.put("id", NumberValue.of(high >>> 32));
      parts.put("domain", StringValue.of(domain((int) (low >>> 48) & 0xFF)));
    }
    return parts.build();
  }

  /// The hex digits of any of the four forms; nothing where `text` has none of them.
  private static String digits(String text) {
    String plain =
        switch (text.length()) {
          case 45 -> text.regionMatches(true, 0, "urn:uuid:", 0, 9) ? text.substring(9) : "";
          case 38 -> text.substring(1, 37);
          case 36 -> text;
          case DIGITS -> text;
          default -> "";
        };
    if (plain.length() == DIGITS) {
      return plain;
    }
    boolean dashed =
        plain.length() == 36
            && plain.charAt(8) == '-'
            && plain.charAt(13) == '-'
            && plain.charAt(18) == '-'
            && plain.charAt(23) == '-';
    return dashed ? plain.replace("-", "") : "";
  }

  private static String variant(long low) {
    int bits = (int) (low >>> 61);
    return bits < 4 ? "Reserved" : bits < 6 ? "RFC4122" : bits == 6 ? "Microsoft" : "Future";
  }

  private static long timestamp(long high) {
    return ((high & 0xFFF) << 48) | (((high >>> 16) & 0xFFFF) << 32) | (high >>> 32);
  }

  private static String node(String digits) {
    StringBuilder node = new StringBuilder();
    for (int i = 0; i < digits.length(); i += 2) {
      node.append(i == 0 ? "" : "-").append(digits, i, i + 2);
    }
    return node.toString().toLowerCase(java.util.Locale.ROOT);
  }

  private static String addressKind(int first) {
    return ((first & 2) == 0 ? "global" : "local") + ((first & 1) == 0 ? ":unicast" : ":multicast");
  }

  private static String domain(int domain) {
    return switch (domain) {
      case 0 -> "Person";
      case 1 -> "Group";
      case 2 -> "Org";
      default -> "Domain" + domain;
    };
  }

  private record Key(Value operand) {}
}
