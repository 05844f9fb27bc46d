package dev.lockstep.sca.reach;

/// A method as class files name it.
///
/// @param owner the class's internal name, `java/lang/String`
/// @param descriptor JVMS 4.3.3: `(I)V`
public record MethodName(String owner, String name, String descriptor)
    implements Comparable<MethodName> {

  /// What a call looks for in a class: the name and the descriptor.
  String signature() {
    return name + descriptor;
  }

  boolean isConstructor() {
    return name.equals("<init>");
  }

  MethodName of(String otherOwner) {
    return otherOwner.equals(owner) ? this : new MethodName(otherOwner, name, descriptor);
  }

  @Override
  public int compareTo(MethodName other) {
    int byOwner = owner.compareTo(other.owner);
    if (byOwner != 0) {
      return byOwner;
    }
    int byName = name.compareTo(other.name);
    return byName != 0 ? byName : descriptor.compareTo(other.descriptor);
  }

  /// As a reader of source code says it: `com.acme.Order.total`.
  @Override
  public String toString() {
    String type = owner.replace('/', '.');
    return isConstructor() ? "new " + type : type + "." + name;
  }
}
