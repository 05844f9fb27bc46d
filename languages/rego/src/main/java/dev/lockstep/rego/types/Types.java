package dev.lockstep.rego.types;

import dev.lockstep.value.ArrayValue;
import dev.lockstep.value.BooleanValue;
import dev.lockstep.value.NullValue;
import dev.lockstep.value.NumberValue;
import dev.lockstep.value.ObjectValue;
import dev.lockstep.value.SetValue;
import dev.lockstep.value.StringValue;
import dev.lockstep.value.Value;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What can be said of types: their order, their unions, and which of them have values in common.
final class Types {
  private Types() {}

  static boolean isAny(@Nullable Type type) {
    return type instanceof Type.Any(List<Type> of) && of.isEmpty();
  }

  /// Whether `type` or a part of it is not known.
  static boolean isUnknown(@Nullable Type type) {
    return switch (type) {
      case null -> true;
      case Type.Scalar _, Type.Any _ -> false;
      case Type.Array(List<@Nullable Type> known, Type further) ->
          known.stream().anyMatch(Types::isUnknown) || (further != null && isUnknown(further));
      case Type.Set(Type of) -> isUnknown(of);
      case Type.Object object ->
          object.known().values().stream().anyMatch(Types::isUnknown)
              || (object.open() && (isUnknown(object.furtherKey()) || isUnknown(object.further())));
      case Type.Function function ->
          function.operands().stream().anyMatch(Types::isUnknown) || isUnknown(function.result());
    };
  }

  /// The type of `value`.
  static Type of(Value value) {
    return switch (value) {
      case NullValue _ -> Type.Scalar.NULL;
      case BooleanValue _ -> Type.Scalar.BOOLEAN;
      case NumberValue _ -> Type.Scalar.NUMBER;
      case StringValue _ -> Type.Scalar.STRING;
      case ArrayValue array -> {
        List<@Nullable Type> known = new ArrayList<>();
        array.forEach(element -> known.add(of(element)));
        yield new Type.Array(known, null);
      }
      case ObjectValue object -> {
        SortedMap<Value, @Nullable Type> known = new TreeMap<>();
        for (int i = 0; i < object.size(); i++) {
          known.put(object.key(i), of(object.value(i)));
        }
        yield Type.Object.of(known);
      }
      case SetValue set -> {
        Type of = null;
        for (Value element : set) {
          of = or(of, of(element));
        }
        yield new Type.Set(of);
      }
      default -> throw new IllegalStateException(value.toString());
    };
  }

  /// What is of one of two types; null where neither is known.
  static @Nullable Type or(@Nullable Type a, @Nullable Type b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    if (a instanceof Type.Function || b instanceof Type.Function) {
      return a instanceof Type.Function f && b instanceof Type.Function g ? union(f, g) : null;
    }
    if (isAny(a) || isAny(b)) {
      return Type.ANY;
    }
    List<Type> all = new ArrayList<>();
    add(a, all);
    add(b, all);
    return all.size() == 1 ? all.getFirst() : new Type.Any(List.copyOf(all));
  }

  private static void add(Type type, List<Type> all) {
    if (type instanceof Type.Any(List<Type> of)) {
      of.forEach(one -> add(one, all));
      return;
    }
    for (int i = 0; i < all.size(); i++) {
      int order = compare(type, all.get(i));
      if (order <= 0) {
        if (order < 0) {
          all.add(i, type);
        }
        return;
      }
    }
    all.add(type);
  }

  private static @Nullable Type union(Type.Function f, Type.Function g) {
    if (f.operands().size() != g.operands().size()
        || (f.variadic() == null) != (g.variadic() == null)) {
      return null;
    }
    List<@Nullable Type> operands = new ArrayList<>();
    for (int i = 0; i < f.operands().size(); i++) {
      operands.add(or(f.operands().get(i), g.operands().get(i)));
    }
    return new Type.Function(operands, or(f.variadic(), g.variadic()), or(f.result(), g.result()));
  }

  private static int order(@Nullable Type type) {
    return switch (type) {
      case null -> -1;
      case Type.Scalar scalar ->
          switch (scalar) {
            case NULL -> 0;
            case BOOLEAN -> 1;
            case NUMBER -> 2;
            case STRING -> 3;
          };
      case Type.Array _ -> 4;
      case Type.Object _ -> 5;
      case Type.Set _ -> 6;
      case Type.Any _ -> 7;
      case Type.Function _ -> 8;
    };
  }

  /// The order of types, by which unions list them.
  static int compare(@Nullable Type a, @Nullable Type b) {
    int byKind = Integer.compare(order(a), order(b));
    if (byKind != 0) {
      return byKind;
    }
    if (a instanceof Type.Array x && b instanceof Type.Array y) {
      int further = compare(x.further(), y.further());
      return further != 0 ? further : compareAll(x.known(), y.known());
    }
    if (a instanceof Type.Object x && b instanceof Type.Object y) {
      return compareObjects(x, y);
    }
    if (a instanceof Type.Set(Type x) && b instanceof Type.Set(Type y)) {
      return compare(x, y);
    }
    if (a instanceof Type.Any(List<Type> x) && b instanceof Type.Any(List<Type> y)) {
      return compareAll(x, y);
    }
    if (a instanceof Type.Function f && b instanceof Type.Function g) {
      int bySize = Integer.compare(f.operands().size(), g.operands().size());
      int byOperands = bySize != 0 ? bySize : compareAll(f.operands(), g.operands());
      return byOperands != 0 ? byOperands : compare(f.result(), g.result());
    }
    return 0;
  }

  private static int compareAll(
      List<? extends @Nullable Type> a, List<? extends @Nullable Type> b) {
    for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
      int order = compare(a.get(i), b.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(a.size(), b.size());
  }

  private static int compareObjects(Type.Object a, Type.Object b) {
    int byOpen = Boolean.compare(a.open(), b.open());
    int byKey = byOpen != 0 ? byOpen : compare(a.furtherKey(), b.furtherKey());
    int byFurther = byKey != 0 ? byKey : compare(a.further(), b.further());
    if (byFurther != 0) {
      return byFurther;
    }
    Iterator<Map.Entry<Value, @Nullable Type>> x = a.known().entrySet().iterator();
    Iterator<Map.Entry<Value, @Nullable Type>> y = b.known().entrySet().iterator();
    while (x.hasNext() && y.hasNext()) {
      Map.Entry<Value, @Nullable Type> left = x.next();
      Map.Entry<Value, @Nullable Type> right = y.next();
      int byName = left.getKey().compareTo(right.getKey());
      int order = byName != 0 ? byName : compare(left.getValue(), right.getValue());
      if (order != 0) {
        return order;
      }
    }
    return Boolean.compare(x.hasNext(), y.hasNext());
  }

  /// What may be in the brackets behind a value of `type`; null where nothing may.
  static @Nullable Type keys(@Nullable Type type) {
    return switch (type) {
      case Type.Array _ -> Type.Scalar.NUMBER;
      case Type.Object object -> {
        Type all = null;
        for (Value key : object.known().keySet()) {
          all = or(all, of(key));
        }
        yield object.open() ? or(all, object.furtherKey()) : all;
      }
      case Type.Set(Type of) -> of;
      case Type.Any(List<Type> of) -> {
        Type all = of.isEmpty() ? Type.ANY : null;
        for (Type one : of) {
          all = or(keys(one), all);
        }
        yield all;
      }
      case null, default -> null;
    };
  }

  /// What the members of a value of `type` are; null where it has none.
  static @Nullable Type values(@Nullable Type type) {
    return switch (type) {
      case Type.Array(List<@Nullable Type> known, Type further) -> {
        Type all = further;
        for (Type element : known) {
          all = or(all, element);
        }
        yield all;
      }
      case Type.Object object -> {
        Type all = object.further();
        for (Type member : object.known().values()) {
          all = or(all, member);
        }
        yield all;
      }
      case Type.Set(Type of) -> of;
      case Type.Any(List<Type> of) -> {
        Type all = of.isEmpty() ? Type.ANY : null;
        for (Type one : of) {
          all = or(values(one), all);
        }
        yield all;
      }
      case null, default -> null;
    };
  }

  /// What `key` is in a value of `type`; null where it cannot be there.
  static @Nullable Type select(@Nullable Type type, Value key) {
    return switch (type) {
      case Type.Array array ->
          key instanceof NumberValue number && number.isLong() && number.longValue() >= 0
              ? array.at((int) Math.min(Integer.MAX_VALUE, number.longValue()))
              : null;
      case Type.Object object -> {
        if (object.known().containsKey(key)) {
          yield object.known().get(key);
        }
        yield object.open() && contains(object.furtherKey(), of(key)) ? object.further() : null;
      }
      case Type.Set(Type of) -> {
        Type own = of(key);
        if (compare(of, own) == 0) {
          yield of;
        }
        yield of instanceof Type.Any && contains(of, own) ? own : null;
      }
      case Type.Any(List<Type> of) -> {
        Type all = of.isEmpty() ? Type.ANY : null;
        for (Type one : of) {
          all = or(select(one, key), all);
        }
        yield all;
      }
      case null, default -> null;
    };
  }

  /// Whether `part` is `type` or one of those that it is the union of.
  private static boolean contains(@Nullable Type type, Type part) {
    return type instanceof Type.Any(List<Type> of)
        ? of.isEmpty() || of.stream().anyMatch(one -> compare(one, part) == 0)
        : compare(type, part) == 0;
  }

  /// Whether a value may be of both types.
  static boolean haveCommon(@Nullable Type a, @Nullable Type b) {
    if (a == null || b == null) {
      return false;
    }
    if (a instanceof Type.Any(List<Type> of) && anyHasCommon(of, b)) {
      return true;
    }
    if (b instanceof Type.Any(List<Type> of) && anyHasCommon(of, a)) {
      return true;
    }
    return switch (a) {
      case Type.Any _ -> false;
      case Type.Scalar scalar -> scalar == b;
      case Type.Array x -> b instanceof Type.Array y && haveCommon(x, y);
      case Type.Object x -> b instanceof Type.Object y && haveCommon(x, y);
      case Type.Set(Type x) ->
          b instanceof Type.Set(Type y) && (x == null || y == null || haveCommon(x, y));
      case Type.Function f -> b instanceof Type.Function g && haveCommon(f, g);
    };
  }

  private static boolean anyHasCommon(List<Type> of, Type other) {
    if (other instanceof Type.Function) {
      return false;
    }
    return of.isEmpty() || of.stream().anyMatch(one -> haveCommon(one, other));
  }

  private static boolean haveCommon(Type.Array a, Type.Array b) {
    return fits(a, b)
        && fits(b, a)
        && (a.further() == null || b.further() == null || haveCommon(a.further(), b.further()));
  }

  private static boolean fits(Type.Array a, Type.Array b) {
    for (int i = 0; i < a.known().size(); i++) {
      if (!haveCommon(a.known().get(i), b.at(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean haveCommon(Type.Object a, Type.Object b) {
    return fits(a, b)
        && fits(b, a)
        && (a.further() == null || b.further() == null || haveCommon(a.further(), b.further()));
  }

  private static boolean fits(Type.Object a, Type.Object b) {
    for (Value key : a.known().keySet()) {
      Type other = select(b, key);
      if (other == null) {
        if (a.further() != null || b.further() != null) {
          continue;
        }
        return false;
      }
      if (!haveCommon(a.known().get(key), other)) {
        return false;
      }
    }
    return true;
  }

  private static boolean haveCommon(Type.Function f, Type.Function g) {
    if (f.operands().size() != g.operands().size()) {
      return false;
    }
    for (int i = 0; i < f.operands().size(); i++) {
      if (!haveCommon(f.operands().get(i), g.operands().get(i))) {
        return false;
      }
    }
    return true;
  }
}
