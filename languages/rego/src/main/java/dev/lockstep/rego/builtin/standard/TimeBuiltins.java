package dev.lockstep.rego.builtin.standard;

import dev.lockstep.rego.builtin.Builtin;
import dev.lockstep.rego.builtin.BuiltinFailure;
import dev.lockstep.rego.builtin.time.DurationText;
import dev.lockstep.rego.builtin.time.TimeParser;
import dev.lockstep.rego.builtin.time.TimeText;
import dev.lockstep.rego.builtin.time.Zones;
import dev.lockstep.value.ArrayValue;
import dev.lockstep.value.NumberValue;
import dev.lockstep.value.StringValue;
import dev.lockstep.value.Value;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;

/// Times, which are nanoseconds since 1970, and durations in nanoseconds.
final class TimeBuiltins {
  private static final String TIME = "any<number, array<number, string>>";
  private static final String EITHER = "either number (ns) or [number (ns), string (tz)]";
  private static final long NANOS_A_SECOND = 1_000_000_000L;
  private static final Instant EARLIEST = instant(Long.MIN_VALUE);
  private static final Instant LATEST = instant(Long.MAX_VALUE);

  static final List<Builtin> ALL =
      List.of(
          Builtin.of(
              "time.now_ns",
              "=> number",
              (_, c) -> NumberValue.of(c.nowNanos()),
              Builtin.Trait.NONDETERMINISTIC),
          Builtin.of("time.parse_ns", "string, string => number", (o, _) -> parse(o)),
          Builtin.of(
              "time.parse_rfc3339_ns",
              "string => number",
              (o, _) -> nanos(TimeParser.parseRfc3339(Operands.string(o, 1)))),
          Builtin.of(
              "time.parse_duration_ns",
              "string => number",
              (o, _) -> NumberValue.of(DurationText.parse(Operands.string(o, 1)))),
          Builtin.of("time.date", TIME + " => array<number, number, number>", (o, _) -> date(o)),
          Builtin.of("time.clock", TIME + " => array<number, number, number>", (o, _) -> clock(o)),
          Builtin.of("time.weekday", TIME + " => string", (o, _) -> weekday(o)),
          Builtin.of(
              "time.add_date", "number, number, number, number => number", (o, _) -> addDate(o)),
          Builtin.of(
              "time.diff",
              TIME + ", " + TIME + " => array<number, number, number, number, number, number>",
              (o, _) -> difference(o)),
          Builtin.of(
              "time.format",
              "any<number, array<number, string>, array<number, string, string>> => string",
              (o, _) -> format(o)));

  private TimeBuiltins() {}

  private static Instant instant(long nanos) {
    return Instant.ofEpochSecond(
        Math.floorDiv(nanos, NANOS_A_SECOND), Math.floorMod(nanos, NANOS_A_SECOND));
  }

  private static Value nanos(Instant instant) throws BuiltinFailure {
    if (instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) {
      throw BuiltinFailure.of("time outside of valid range");
    }
    // Exact though the seconds alone may not fit: the lowest long is no whole number of seconds.
    return NumberValue.of(instant.getEpochSecond() * NANOS_A_SECOND + instant.getNano());
  }

  private static Value parse(Value[] operands) throws BuiltinFailure {
    String layout = Operands.string(operands, 1);
    return nanos(TimeParser.parse(layout, Operands.string(operands, 2)));
  }

  private static Value date(Value[] operands) throws BuiltinFailure {
    ZonedDateTime time = time(operands[0]);
    return numbers(time.getYear(), time.getMonthValue(), time.getDayOfMonth());
  }

  private static Value clock(Value[] operands) throws BuiltinFailure {
    ZonedDateTime time = time(operands[0]);
    return numbers(time.getHour(), time.getMinute(), time.getSecond());
  }

  private static Value numbers(int... numbers) {
    Value[] values = new Value[numbers.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = NumberValue.of(numbers[i]);
    }
    return ArrayValue.wrap(values);
  }

  private static Value weekday(Value[] operands) throws BuiltinFailure {
    return StringValue.of(TimeText.format(time(operands[0]), "Monday"));
  }

  private static Value addDate(Value[] operands) throws BuiltinFailure {
    ZonedDateTime time = time(operands[0]);
    return nanos(
        Zones.addDate(
            time,
            Operands.integer(operands, 2),
            Operands.integer(operands, 3),
            Operands.integer(operands, 4)));
  }

  private static Value format(Value[] operands) throws BuiltinFailure {
    String layout = "";
    ZonedDateTime time = time(operands[0]);
    if (operands[0] instanceof ArrayValue array && array.size() > 2) {
      layout = string(array.get(2));
    }
    return StringValue.of(TimeText.format(time, layout));
  }

  /// The operand as a time in its zone, which is UTC where none is told.
  private static ZonedDateTime time(Value operand) throws BuiltinFailure {
    ZoneId zone = ZoneOffset.UTC;
    Value nanos = operand;
    if (operand instanceof ArrayValue array && array.size() > 0) {
      nanos = array.get(0);
      if (!(nanos instanceof NumberValue)) {
        throw BuiltinFailure.operandType(1, nanos, "number");
      }
      if (array.size() > 1) {
        String name = string(array.get(1));
        zone = Zones.find(name).orElseThrow(() -> BuiltinFailure.of("unknown time zone " + name));
      }
    }
    if (!(nanos instanceof NumberValue number)) {
      throw BuiltinFailure.operandType(1, operand, EITHER);
    }
    if (!number.isIntegral() || number.bigInteger().bitLength() >= Long.SIZE) {
      throw BuiltinFailure.of("timestamp too big");
    }
    return instant(number.longValue()).atZone(zone);
  }

  private static String string(Value value) throws BuiltinFailure {
    if (value instanceof StringValue string) {
      return string.text();
    }
    throw BuiltinFailure.operandType(1, value, "string");
  }

  private static Value difference(Value[] operands) throws BuiltinFailure {
    ZonedDateTime first = time(operands[0]);
    ZonedDateTime second = time(operands[1]).withZoneSameInstant(first.getZone());
    ZonedDateTime from = first.isAfter(second) ? second : first;
    ZonedDateTime to = first.isAfter(second) ? first : second;
    int[] parts = {
      to.getYear() - from.getYear(),
      to.getMonthValue() - from.getMonthValue(),
      to.getDayOfMonth() - from.getDayOfMonth(),
      to.getHour() - from.getHour(),
      to.getMinute() - from.getMinute(),
      to.getSecond() - from.getSecond()
    };
    int[] sizes = {0, 12, LocalDate.from(from).lengthOfMonth(), 24, 60, 60};
    for (int i = parts.length - 1; i > 0; i--) {
      if (parts[i] < 0) {
        parts[i] += sizes[i];
        parts[i - 1]--;
      }
    }
    return numbers(parts);
  }
}
