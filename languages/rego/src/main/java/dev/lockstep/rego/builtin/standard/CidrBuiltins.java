package dev.lockstep.rego.builtin.standard;

import dev.lockstep.rego.builtin.Builtin;
import dev.lockstep.rego.builtin.BuiltinFailure;
import dev.lockstep.rego.builtin.CallContext;
import dev.lockstep.value.ArrayValue;
import dev.lockstep.value.BooleanValue;
import dev.lockstep.value.NumberValue;
import dev.lockstep.value.ObjectValue;
import dev.lockstep.value.SetValue;
import dev.lockstep.value.StringValue;
import dev.lockstep.value.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Blocks of IP addresses.
final class CidrBuiltins {
  private static final String MATCH = "string, string => boolean";
  private static final String BLOCKS =
      "any<string, array[any<string, array[any]>], object[string: any<string, array[any]>],"
          + " set[any<string, array[any]>]>";

  static final List<Builtin> ALL =
      List.of(
          Builtin.of("net.cidr_contains", MATCH, (o, _) -> contains(o[0], o[1])),
          Builtin.of(
              "net.cidr_overlap", MATCH, (o, _) -> contains(o[0], o[1]), Builtin.Trait.DEPRECATED),
          Builtin.of(
              "net.cidr_contains_matches",
              BLOCKS + ", " + BLOCKS + " => set[array<any, any>]",
              CidrBuiltins::matches),
          Builtin.of("net.cidr_intersects", MATCH, (o, _) -> intersects(o)),
          Builtin.of("net.cidr_expand", "string => set[string]", CidrBuiltins::expand),
          Builtin.of("net.cidr_is_valid", "string => boolean", (o, _) -> isValid(o[0])),
          Builtin.of(
              "net.cidr_merge",
              "any<array[any<string>], set[string]> => set[string]",
              CidrBuiltins::merge));

  private CidrBuiltins() {}

  private static Value contains(Value block, Value other) throws BuiltinFailure {
    Cidr cidr = Cidr.parse(text(block));
    String text = text(other);
    byte[] address = IpAddress.parseExact(text);
    if (address.length > 0) {
      return BooleanValue.of(cidr.contains(address));
    }
    Cidr inner =
        Cidr.find(text)
            .orElseThrow(
                () ->
                    BuiltinFailure.of(
                        "not a valid textual representation of an IP address or CIDR: " + text));
    return BooleanValue.of(cidr.contains(inner));
  }

  /// Both operands are called the first where they have the wrong type, as the reference does.
  private static String text(Value operand) throws BuiltinFailure {
    if (operand instanceof StringValue string) {
      return string.text();
    }
    throw BuiltinFailure.operandType(1, operand, "string");
  }

  private static Value intersects(Value[] operands) throws BuiltinFailure {
    Cidr left = Cidr.parse(text(operands[0]));
    Cidr right = Cidr.parse(text(operands[1]));
    return BooleanValue.of(left.contains(right.network()) || right.contains(left.network()));
  }

  private static Value isValid(Value operand) {
    return BooleanValue.of(
        operand instanceof StringValue string && Cidr.find(string.text()).isPresent());
  }

  private static Value expand(Value[] operands, CallContext context) throws BuiltinFailure {
    Cidr cidr = Cidr.parse(Operands.string(operands, 1));
    SetValue.Builder addresses = new SetValue.Builder();
    byte[] address = cidr.network();
    byte[] last = cidr.last();
    while (true) {
      context.spend(1);
      addresses.add(StringValue.of(IpAddress.text(address)));
      if (Arrays.equals(address, last)) {
        return addresses.build();
      }
      address = next(address);
    }
  }

  private static byte[] next(byte[] address) {
    byte[] next = address.clone();
    int at = next.length - 1;
    while (++next[at] == 0) {
      at--;
    }
    return next;
  }

  private static Value merge(Value[] operands, CallContext context) throws BuiltinFailure {
    Iterable<Value> elements =
        switch (operands[0]) {
          case ArrayValue array -> array;
          case SetValue set -> set;
          default -> throw BuiltinFailure.of("operand must be an array");
        };
    List<Cidr> blocks = new ArrayList<>();
    for (Value element : elements) {
      context.spend(4);
      blocks.add(block(element));
    }
    SetValue.Builder merged = new SetValue.Builder();
    for (Cidr block : CidrMerge.merge(blocks)) {
      merged.add(StringValue.of(block.toString()));
    }
    return merged.build();
  }

  private static Cidr block(Value element) throws BuiltinFailure {
    if (!(element instanceof StringValue string)) {
      throw BuiltinFailure.of("element must be string");
    }
    byte[] address = IpAddress.parseExact(string.text());
    if (address.length == 0) {
      return Cidr.parse(string.text());
    }
    byte[] v4 = IpAddress.shortest(address);
    if (v4.length != IpAddress.V4_BYTES) {
      throw BuiltinFailure.of("IPv6 invalid: needs prefix length");
    }
    return new Cidr(v4, classPrefix(v4[0] & 0xFF));
  }

  /// The length of the prefix by the class of the address (RFC 791).
  private static int classPrefix(int first) {
    return first < 0x80 ? 8 : first < 0xC0 ? 16 : 24;
  }

  private static Value matches(Value[] operands, CallContext context) throws BuiltinFailure {
    List<Indexed> left = indexed(operands[0]);
    List<Indexed> right = indexed(operands[1]);
    SetValue.Builder matches = new SetValue.Builder();
    for (Indexed one : left) {
      Value outer = first(one.element, 1);
      for (Indexed other : right) {
        context.spend(2);
        if (contains(outer, first(other.element, 2)) == BooleanValue.TRUE) {
          matches.add(ArrayValue.of(one.index, other.index));
        }
      }
    }
    return matches.build();
  }

  private static List<Indexed> indexed(Value operand) {
    List<Indexed> elements = new ArrayList<>();
    switch (operand) {
      case StringValue string -> elements.add(new Indexed(string, string));
      case ArrayValue array -> {
        for (int i = 0; i < array.size(); i++) {
          elements.add(new Indexed(NumberValue.of(i), array.get(i)));
        }
      }
      case SetValue set -> {
        for (Value element : set) {
          elements.add(new Indexed(element, element));
        }
      }
      case ObjectValue object -> {
        for (int i = 0; i < object.size(); i++) {
          elements.add(new Indexed(object.key(i), object.value(i)));
        }
      }
      default -> {}
    }
    return elements;
  }

  /// A block may come in an array, with what its owner wants to know beside it.
  private static Value first(Value element, int position) throws BuiltinFailure {
    return switch (element) {
      case StringValue string -> string;
      case ArrayValue array when array.size() > 0 -> array.get(0);
      default ->
          throw BuiltinFailure.of(
              "operand " + position + ": element must be string or non-empty array");
    };
  }

  private record Indexed(Value index, Value element) {}
}
