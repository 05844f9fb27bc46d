package dev.lockstep.value;

/// An immutable value: what JSON has, with exact numbers, and sets.
///
/// All values are totally ordered: null, booleans, numbers, strings, arrays, objects, sets; within
/// one kind as the kind says. Equality is the order's: `1`, `1.0` and `1e0` are one value, and what
/// is equal has one hash. `toString` writes a value as a Rego term that reads back as the value.
///
/// Values may be shared between threads.
public sealed interface Value extends Comparable<Value>
    permits NullValue, BooleanValue, NumberValue, StringValue, ArrayValue, ObjectValue, SetValue {

  /// The kind, which is the first thing that orders values.
  Kind kind();

  /// Orders two values of any kinds.
  @Override
  default int compareTo(Value other) {
    return this == other ? 0 : ValueOrder.compare(this, other);
  }
}
