package dev.lockstep.rego.builtin.standard;

import dev.lockstep.rego.builtin.Builtin;
import dev.lockstep.rego.builtin.BuiltinFailure;
import dev.lockstep.value.NumberValue;
import dev.lockstep.value.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Amounts with a unit: `10Mi`, `0.5`, `200m`, `1e3KB`.
final class UnitBuiltins {
  /// Exponents of more digits than this would make numbers without bound.
  private static final int MAX_EXPONENT_DIGITS = 6;

  private static final int FRACTION_DIGITS = 10;

  /// The amount at the beginning; what follows it is the unit.
  private static final Pattern AMOUNT = Pattern.compile("(?:[0-9.+-]|[eE](?=[0-9+-])[+-]?)*");

  private static final Pattern LONG_EXPONENT =
      Pattern.compile("[eE][+-]?[0-9]{" + (MAX_EXPONENT_DIGITS + 1) + ",}");

  /// The double next to a thousandth, as the reference implementation has it: whether a product is
  /// an integer depends on it.
  private static final BigDecimal MILLI =
      new BigDecimal("0.001000000000000000020816681711721685132943093776702880859375");

  private static final String PREFIXES = "kmgtpe";

  static final List<Builtin> ALL =
      List.of(
          Builtin.of("units.parse", "string => number", (o, _) -> parse(Operands.string(o, 1))),
          Builtin.of(
              "units.parse_bytes",
              "string => number",
              (o, _) -> parseBytes(Operands.string(o, 1))));

  private UnitBuiltins() {}

  private static Value parse(String raw) throws BuiltinFailure {
    Amount amount = Amount.of(raw.replace("\"", ""), "units.parse", "no amount provided");
    String unit = amount.unit;
    if (unit.length() > 1) {
      unit = unit.charAt(0) + unit.substring(1).toLowerCase(Locale.ROOT);
    }
    BigDecimal number = amount.number("could not parse amount to a number");
    BigDecimal factor = unit.equals("m") ? MILLI : factor(unit);
    if (factor == null) {
      throw failure("units.parse", "unit " + unit + " not recognized");
    }
    BigDecimal product = number.multiply(factor);
    return product.stripTrailingZeros().scale() <= 0
        ? NumberValue.of(product.toBigIntegerExact())
        : NumberValue.parse(
            product.setScale(FRACTION_DIGITS, RoundingMode.HALF_UP).toPlainString());
  }

  /// Decimal units in either case but for mega, whose small letter means milli.
  private static @Nullable BigDecimal factor(String unit) {
    if (unit.isEmpty()) {
      return BigDecimal.ONE;
    }
    int power = PREFIXES.indexOf(Character.toLowerCase(unit.charAt(0))) + 1;
    if (power == 0) {
      return null;
    }
    return switch (unit.substring(1)) {
      case "" -> BigDecimal.valueOf(1000).pow(power);
      case "i" -> BigDecimal.valueOf(1024).pow(power);
      default -> null;
    };
  }

  private static Value parseBytes(String raw) throws BuiltinFailure {
    Amount amount =
        Amount.of(
            raw.toLowerCase(Locale.ROOT).replace("\"", ""),
            "units.parse_bytes",
            "no byte amount provided");
    String unit = amount.unit;
    String prefix =
        unit.length() > 1 && unit.endsWith("b") ? unit.substring(0, unit.length() - 1) : unit;
    BigDecimal factor = factor(prefix);
    if (factor == null) {
      throw failure("units.parse_bytes", "byte unit " + unit + " not recognized");
    }
    BigInteger bytes =
        amount.number("could not parse byte amount to a number").multiply(factor).toBigInteger();
    return NumberValue.of(bytes);
  }

  private static BuiltinFailure failure(String name, String reason) {
    return BuiltinFailure.of(name + ": " + reason);
  }

  /// An amount and the unit behind it.
  private record Amount(String digits, String unit, String name) {
    static Amount of(String text, String name, String missing) throws BuiltinFailure {
      if (text.indexOf(' ') >= 0) {
        throw failure(name, "spaces not allowed in resource strings");
      }
      Matcher amount = AMOUNT.matcher(text);
      String digits = amount.lookingAt() ? amount.group() : "";
      if (LONG_EXPONENT.matcher(digits).find()) {
        throw failure(name, "exponent too large");
      }
      if (digits.isEmpty()) {
        throw failure(name, missing);
      }
      return new Amount(digits, text.substring(digits.length()), name);
    }

    BigDecimal number(String reason) throws BuiltinFailure {
      try {
        return new BigDecimal(digits);
      } catch (NumberFormatException e) {
        throw BuiltinFailure.of(name + ": " + reason, e);
      }
    }
  }
}
