package dev.lockstep.sast.match;

import dev.lockstep.sast.rule.RuleOptions;

/// What a rule lets patterns match besides what they say: its options, looked up once.
///
/// @param constants variables match as their constants
/// @param symbols variables that are assigned once match as what is assigned
/// @param associativity operands of `&&`, `||` and the like match however they are bracketed
/// @param commutingComparison the sides of an equality may be exchanged
/// @param commutingBoolean the sides of `&&` and `||` may be exchanged
/// @param declarations a declaration with a value matches as an assignment
/// @param deeperStatements dots between statements go into blocks
/// @param letIsVar `var` in a pattern matches `let` and `const`
public record Equivalences(
    boolean constants,
    boolean symbols,
    boolean associativity,
    boolean commutingComparison,
    boolean commutingBoolean,
    boolean declarations,
    boolean deeperStatements,
    boolean letIsVar) {

  /// Of a rule's options.
  public static Equivalences of(RuleOptions options) {
    return new Equivalences(
        options.is("constant_propagation"),
        options.is("symbolic_propagation"),
        options.is("ac_matching"),
        options.is("symmetric_eq") || options.is("commutative_compop"),
        options.is("commutative_boolop"),
        options.is("vardef_assign"),
        options.is("go_deeper_stmt"),
        options.is("let_is_var"));
  }
}
