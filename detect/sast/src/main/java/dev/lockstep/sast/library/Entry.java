package dev.lockstep.sast.library;

/// A model with the name of its function.
///
/// @param owner the module or class of a function (empty for what belongs to the language), or the
///     type of the object of a method (`*` for any), in full
/// @param isMethod whether it is called on an object
/// @param name the simple one; `new` for what makes objects
public record Entry(String owner, boolean isMethod, String name, Model model) {
  /// The owner of methods that mean the same whatever their object is.
  public static final String ANY = "*";

  /// Whether a type is the owner, as far as its name is known: in full, or its last part.
  boolean isOf(String type) {
    return owner.equals(type)
        || (type.indexOf('.') < 0
            && owner.endsWith(type)
            && owner.length() > type.length()
            && owner.charAt(owner.length() - type.length() - 1) == '.');
  }
}
