package dev.lockstep.sca.reach;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a class file says that matters for what is reached.
///
/// @param superclass null for `java/lang/Object` and modules
/// @param annotations internal names of those that are there at run time
/// @param methods by [MethodName#signature]
record ClassFacts(
    String name,
    @Nullable String superclass,
    List<String> interfaces,
    boolean isInterface,
    boolean isAbstract,
    boolean isPublic,
    List<String> annotations,
    Map<String, MethodFacts> methods) {

  ClassFacts {
    interfaces = List.copyOf(interfaces);
    annotations = List.copyOf(annotations);
    methods = Map.copyOf(methods);
  }
}
