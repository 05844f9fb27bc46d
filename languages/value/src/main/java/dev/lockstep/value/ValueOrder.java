package dev.lockstep.value;

/// The order of values across and within kinds.
final class ValueOrder {
  private ValueOrder() {}

  static int compare(Value left, Value right) {
    if (left instanceof StringValue a && right instanceof StringValue b) {
      return StringValue.compare(a.text(), b.text());
    }
    return switch (left) {
      case BooleanValue a when right instanceof BooleanValue b ->
          Boolean.compare(a.isTrue(), b.isTrue());
      case LongValue a when right instanceof LongValue b ->
          Long.compare(a.longValue(), b.longValue());
      case NumberValue a when right instanceof NumberValue b -> a.decimal().compareTo(b.decimal());
      case ArrayValue a when right instanceof ArrayValue b -> arrays(a, b);
      case ObjectValue a when right instanceof ObjectValue b -> objects(a, b);
      case SetValue a when right instanceof SetValue b -> sets(a, b);
      case NullValue _,
          BooleanValue _,
          NumberValue _,
          StringValue _,
          ArrayValue _,
          ObjectValue _,
          SetValue _ ->
          left.kind().compareTo(right.kind());
    };
  }

  private static int arrays(ArrayValue left, ArrayValue right) {
    int common = Math.min(left.size(), right.size());
    for (int i = 0; i < common; i++) {
      int order = left.get(i).compareTo(right.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(left.size(), right.size());
  }

  private static int objects(ObjectValue left, ObjectValue right) {
    int common = Math.min(left.size(), right.size());
    for (int i = 0; i < common; i++) {
      int order = left.key(i).compareTo(right.key(i));
      if (order == 0) {
        order = left.value(i).compareTo(right.value(i));
      }
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(left.size(), right.size());
  }

  private static int sets(SetValue left, SetValue right) {
    int common = Math.min(left.size(), right.size());
    for (int i = 0; i < common; i++) {
      int order = left.get(i).compareTo(right.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(left.size(), right.size());
  }
}
