package dev.lockstep.rego.types;

import dev.lockstep.value.StringValue;
import dev.lockstep.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Reads the notation of types, in which built-ins state theirs.
public final class TypeText {
  private final String text;
  private int at;

  private TypeText(String text) {
    this.text = text;
  }

  /// The function that `signature` states: operands, an arrow, the result.
  public static Type.Function signature(String signature) {
    return new TypeText(signature).function();
  }

  private Type.Function function() {
    List<@Nullable Type> operands = new ArrayList<>();
    Type variadic = null;
    while (!skip("=>") && !atEnd()) {
      Type operand = type();
      if (skip("...")) {
        variadic = operand;
      } else {
        operands.add(operand);
      }
      skip(",");
    }
    return new Type.Function(operands, variadic, atEnd() ? null : type());
  }

  private boolean atEnd() {
    skipSpace();
    return at >= text.length();
  }

  private void skipSpace() {
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
  }

  private boolean skip(String token) {
    skipSpace();
    if (!text.startsWith(token, at)) {
      return false;
    }
    at += token.length();
    return true;
  }

  private void expect(String token) {
    if (!skip(token)) {
      throw new IllegalArgumentException("expected " + token + " at " + at + " in " + text);
    }
  }

  private Type type() {
    String word = word();
    return switch (word) {
      case "null" -> Type.Scalar.NULL;
      case "boolean" -> Type.Scalar.BOOLEAN;
      case "number" -> Type.Scalar.NUMBER;
      case "string" -> Type.Scalar.STRING;
      case "any" -> {
        Type all = null;
        if (skip("<")) {
          do {
            all = Types.or(all, type());
          } while (skip(","));
          expect(">");
        }
        yield all == null ? Type.ANY : all;
      }
      case "array" -> array();
      case "set" -> {
        expect("[");
        Type of = type();
        expect("]");
        yield new Type.Set(of);
      }
      case "object" -> object();
      default -> throw new IllegalArgumentException("no type " + word + " in " + text);
    };
  }

  private String word() {
    skipSpace();
    int start = at;
    while (at < text.length()
        && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
      at++;
    }
    return text.substring(start, at);
  }

  private Type array() {
    List<@Nullable Type> known = new ArrayList<>();
    if (skip("<")) {
      do {
        known.add(type());
      } while (skip(","));
      expect(">");
    }
    Type further = null;
    if (skip("[")) {
      further = type();
      expect("]");
    }
    return new Type.Array(known, further);
  }

  private Type object() {
    SortedMap<Value, @Nullable Type> known = new TreeMap<>();
    if (skip("<")) {
      do {
        String key = word();
        expect(":");
        known.put(StringValue.of(key), type());
      } while (skip(","));
      expect(">");
    }
    if (!skip("[")) {
      return Type.Object.of(known);
    }
    Type key = type();
    expect(":");
    Type value = type();
    expect("]");
    return new Type.Object(known, key, value, true);
  }
}
