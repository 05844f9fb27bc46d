package dev.lockstep.conformance.rego;

import dev.lockstep.rego.builtin.Builtin;
import dev.lockstep.rego.builtin.BuiltinFailure;
import dev.lockstep.value.ArrayValue;
import dev.lockstep.value.BooleanValue;
import dev.lockstep.value.NumberValue;
import dev.lockstep.value.ObjectValue;
import dev.lockstep.value.StringValue;
import dev.lockstep.value.Value;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The six built-ins that Trivy gives its checks, as far as their tests look at them.
public final class TrivyBuiltins {
  public static final List<Builtin> ALL =
      List.of(
          Builtin.of("result.new", "any, any => any", (o, _) -> result(o[0], o[1])),
          Builtin.of("isManaged", "any => boolean", (o, _) -> managed(o[0])),
          Builtin.of(
              "cidr.is_public", "string => boolean", (o, _) -> BooleanValue.of(isPublic(text(o)))),
          Builtin.of("cidr.count_addresses", "string => number", (o, _) -> addresses(text(o))),
          Builtin.of(
              "squealer.scan_string",
              "string => object<description: string, transgressionFound: boolean>",
              (o, _) -> secrets(text(o))),
          Builtin.of(
              "sh.parse_commands",
              "string => array[array[string]]",
              (o, _) -> new ShellWords(text(o)).commands()));

  private static final List<String> PRIVATE_V4 =
      List.of("10.0.0.0/8", "127.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16");

  private TrivyBuiltins() {}

  private static String text(Value[] operands) throws BuiltinFailure {
    if (operands[0] instanceof StringValue text) {
      return text.text();
    }
    throw BuiltinFailure.operandType(1, operands[0], "string");
  }

  /// The message and where its cause lies.
  private static Value result(Value message, Value cause) {
    ObjectValue.Builder result = new ObjectValue.Builder();
    result.put("msg", message);
    Value place = cause;
    if (cause instanceof ObjectValue object && object.get("__defsec_metadata") != null) {
      place = object.get("__defsec_metadata");
    }
    if (place instanceof ObjectValue known) {
      copy(known, "startline", "StartLine", result);
      copy(known, "endline", "EndLine", result);
      copy(known, "filepath", "Path", result);
      copy(known, "resource", "resource", result);
      copy(known, "managed", "managed", result);
    }
    return result.build();
  }

  private static void copy(ObjectValue from, String name, String other, ObjectValue.Builder to) {
    Value value = from.get(name) == null ? from.get(other) : from.get(name);
    if (value != null) {
      to.put(name, value);
    }
  }

  private static Value managed(Value resource) {
    Value place = resource;
    if (resource instanceof ObjectValue object && object.get("__defsec_metadata") != null) {
      place = object.get("__defsec_metadata");
    }
    boolean unmanaged =
        place instanceof ObjectValue known && BooleanValue.FALSE.equals(known.get("managed"));
    return BooleanValue.of(!unmanaged);
  }

  private static boolean isPublic(String text) throws BuiltinFailure {
    String range = text.toLowerCase(Locale.ROOT);
    if (range.equals("*") || range.equals("internet") || range.equals("any")) {
      return true;
    }
    int slash = range.indexOf('/');
    String address = slash < 0 ? range : range.substring(0, slash);
    int length = slash < 0 ? bits(address) : Integer.parseInt(range.substring(slash + 1));
    if (address.contains(":")) {
      return length == 0 || !(address.startsWith("f") || address.equals("::1"));
    }
    if (length == 0) {
      return true;
    }
    long start = v4(address);
    return PRIVATE_V4.stream().noneMatch(block -> contains(block, start, length));
  }

  private static boolean contains(String block, long address, int length) {
    int slash = block.indexOf('/');
    int prefix = Integer.parseInt(block.substring(slash + 1));
    long mask = -1L << 32 - prefix & 0xffff_ffffL;
    long base = 0;
    for (String part : block.substring(0, slash).split("\\.")) {
      base = base << 8 | Integer.parseInt(part);
    }
    return length >= prefix && (address & mask) == base;
  }

  private static int bits(String address) {
    return address.contains(":") ? 128 : 32;
  }

  private static long v4(String address) throws BuiltinFailure {
    long value = 0;
    String[] parts = address.split("\\.");
    if (parts.length != 4) {
      throw BuiltinFailure.of("invalid address " + address);
    }
    try {
      for (String part : parts) {
        value = value << 8 | Integer.parseInt(part);
      }
    } catch (NumberFormatException e) {
      throw BuiltinFailure.of("invalid address " + address, e);
    }
    return value;
  }

  private static Value addresses(String range) throws BuiltinFailure {
    String wide = range.toLowerCase(Locale.ROOT);
    if (wide.equals("*") || wide.equals("internet") || wide.equals("any")) {
      return number(BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE));
    }
    int slash = range.indexOf('/');
    String address = slash < 0 ? range : range.substring(0, slash);
    try {
      int length = slash < 0 ? bits(address) : Integer.parseInt(range.substring(slash + 1));
      return number(BigInteger.ONE.shiftLeft(bits(address) - length));
    } catch (NumberFormatException e) {
      throw BuiltinFailure.of("invalid range " + range, e);
    }
  }

  private static Value number(BigInteger value) {
    return NumberValue.of(value);
  }

  /// Knows the secrets that the checks' tests hold: a key of AWS, a private key, a word like
  /// `password` that is given a value.
  private static Value secrets(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    boolean found = text.contains("AKIA") || text.contains("PRIVATE KEY");
    for (String word : List.of("password", "secret", "token", "api_key")) {
      int at = lower.indexOf(word);
      found |= at >= 0 && lower.indexOf('=', at) > 0;
    }
    return new ObjectValue.Builder()
        .put("transgressionFound", BooleanValue.of(found))
        .put("description", StringValue.of(found ? "a secret" : ""))
        .build();
  }

  /// Splits a shell line into its simple commands, and these into words as they are written.
  private static final class ShellWords {
    private final String text;
    private final List<Value> commands = new ArrayList<>();
    private final List<Value> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();

    ShellWords(String text) {
      this.text = text;
    }

    ArrayValue commands() {
      char quote = 0;
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if (quote != 0) {
          word.append(c);
          quote = c == quote ? 0 : quote;
        } else if (c == '\\' && i + 1 < text.length()) {
          i++;
          if (text.charAt(i) != '\n') {
            word.append(c).append(text.charAt(i));
          }
        } else if (c == '\'' || c == '"') {
          quote = c;
          word.append(c);
        } else if (";&|\n()".indexOf(c) >= 0) {
          endCommand();
        } else if (Character.isWhitespace(c)) {
          endWord();
        } else {
          word.append(c);
        }
      }
      endCommand();
      return ArrayValue.of(commands);
    }

    private void endWord() {
      if (!word.isEmpty()) {
        words.add(StringValue.of(word.toString()));
        word.setLength(0);
      }
    }

    private void endCommand() {
      endWord();
      if (!words.isEmpty()) {
        commands.add(ArrayValue.of(words));
        words.clear();
      }
    }
  }
}
