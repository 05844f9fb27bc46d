package dev.lockstep.rego.stored;

/// The bytes that say what follows. They are part of the format: what one means never changes
/// without [StoredModules#FORMAT].
final class Tags {
  static final int ABSENT = 0;

  static final int SCALAR = 1;
  static final int VAR = 2;
  static final int REF = 3;
  static final int ARRAY = 4;
  static final int SET = 5;
  static final int OBJECT = 6;
  static final int ARRAY_COMPREHENSION = 7;
  static final int SET_COMPREHENSION = 8;
  static final int OBJECT_COMPREHENSION = 9;
  static final int CALL = 10;
  static final int TEMPLATE = 11;

  static final int SINGLE = 1;
  static final int INVOCATION = 2;
  static final int DECLARATION = 3;
  static final int SOME_IN = 4;
  static final int EVERY = 5;
  static final int NOT = 6;
  static final int LOGICAL = 7;

  static final int NULL = 1;
  static final int FALSE = 2;
  static final int TRUE = 3;
  static final int STRING = 4;
  static final int NUMBER = 5;
  static final int ARRAY_VALUE = 6;
  static final int OBJECT_VALUE = 7;
  static final int SET_VALUE = 8;

  static final int SAME_PLACE = 0;
  static final int NO_PLACE = 1;
  static final int NO_LINE = 2;
  static final int PLACE = 3;

  private Tags() {}
}
