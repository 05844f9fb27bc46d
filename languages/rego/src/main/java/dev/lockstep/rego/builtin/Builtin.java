package dev.lockstep.rego.builtin;

import java.util.EnumSet;
import java.util.Set;

/// A function that policies call by `name`.
///
/// `signature` states its types in the notation of the type checker's messages, operands and then
/// the result: `any<array[string], set[string]>, string => array[string]`. A function without
/// operands begins with the arrow. The types are `null`, `boolean`, `number`, `string`, `any`,
/// `any<A, B>` (one of), `array[T]`, `array<T, U>` (of these elements), `array<T>[U]` (these and
/// then any number of U), `set[T]`, `object[K: V]` and `object<key: T>[K: V]`.
///
/// @param name the name with its dots, as in `strings.reverse`
/// @param signature the types of the operands and the result
/// @param function what computes the result
/// @param traits what sets it apart from a plain function
public record Builtin(String name, String signature, BuiltinFunction function, Set<Trait> traits) {

  public Builtin {
    traits = Set.copyOf(traits);
  }

  /// What sets a built-in apart from a plain function of its operands.
  public enum Trait {
    /// Its result may differ between calls with the same operands (the clock, chance, a network).
    NONDETERMINISTIC,
    /// Not to be used by new policies; strict mode rejects it.
    DEPRECATED,
    /// It holds for many results: the function returns an array of all of them.
    RELATION
  }

  /// A built-in `name` of the types `signature` that `function` computes.
  public static Builtin of(
      String name, String signature, BuiltinFunction function, Trait... traits) {
    Set<Trait> all = EnumSet.noneOf(Trait.class);
    for (Trait trait : traits) {
      all.add(trait);
    }
    return new Builtin(name, signature, function, all);
  }

  /// Whether the built-in has `trait`.
  public boolean is(Trait trait) {
    return traits.contains(trait);
  }
}
