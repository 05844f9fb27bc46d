package dev.lockstep.sca.reach;

import java.lang.classfile.Annotation;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads class files, by the JDK's own library.
final class ClassReader {
  private static final ClassFile READER =
      ClassFile.of(
          ClassFile.DebugElementsOption.DROP_DEBUG,
          ClassFile.LineNumbersOption.DROP_LINE_NUMBERS,
          ClassFile.StackMapsOption.DROP_STACK_MAPS);

  private ClassReader() {}

  /// @throws IllegalArgumentException for what is no class file, or a damaged one
  static ClassFacts read(byte[] bytes) {
    try {
      return read(READER.parse(bytes));
    } catch (ClassCastException | IndexOutOfBoundsException e) {
      throw new IllegalArgumentException("a damaged class file", e); // the library lets them pass
    }
  }

  private static ClassFacts read(ClassModel model) {
    String name = model.thisClass().asInternalName();
    Map<String, MethodFacts> methods = new HashMap<>();
    for (MethodModel method : model.methods()) {
      MethodFacts facts = new MethodReader(name, method).read();
      methods.put(facts.name().signature(), facts);
    }
    return new ClassFacts(
        name,
        model.superclass().map(ClassEntry::asInternalName).orElse(null),
        model.interfaces().stream().map(ClassEntry::asInternalName).toList(),
        model.flags().has(AccessFlag.INTERFACE),
        model.flags().has(AccessFlag.ABSTRACT),
        model.flags().has(AccessFlag.PUBLIC),
        annotations(model),
        methods);
  }

  private static List<String> annotations(ClassModel model) {
    Set<String> names = new LinkedHashSet<>();
    model
        .findAttribute(Attributes.runtimeVisibleAnnotations())
        .ifPresent(all -> all.annotations().forEach(one -> names.add(name(one))));
    for (MethodModel method : model.methods()) {
      method
          .findAttribute(Attributes.runtimeVisibleAnnotations())
          .ifPresent(all -> all.annotations().forEach(one -> names.add(name(one))));
    }
    return List.copyOf(names);
  }

  private static String name(Annotation annotation) {
    return internal(annotation.classSymbol());
  }

  private static String internal(ClassDesc type) {
    ClassDesc element = type;
    while (element.isArray()) {
      element = element.componentType();
    }
    String descriptor = element.descriptorString();
    return element.isPrimitive() ? descriptor : descriptor.substring(1, descriptor.length() - 1);
  }

  /// Reads one method.
  private static final class MethodReader {
    private final String owner;
    private final MethodModel method;
    private final Set<Call> calls = new LinkedHashSet<>();
    private final Set<String> instantiated = new LinkedHashSet<>();
    private final Set<String> initialized = new LinkedHashSet<>();
    private final Set<String> classes = new LinkedHashSet<>();
    private final Set<String> texts = new LinkedHashSet<>();

    MethodReader(String owner, MethodModel method) {
      this.owner = owner;
      this.method = method;
    }

    MethodFacts read() {
      method.code().ifPresent(code -> code.forEach(this::read));
      return new MethodFacts(
          new MethodName(
              owner, method.methodName().stringValue(), method.methodType().stringValue()),
          method.flags().has(AccessFlag.STATIC),
          method.flags().has(AccessFlag.ABSTRACT),
          method.flags().has(AccessFlag.PUBLIC) || method.flags().has(AccessFlag.PROTECTED),
          new ArrayList<>(calls),
          new ArrayList<>(instantiated),
          new ArrayList<>(initialized),
          new ArrayList<>(classes),
          new ArrayList<>(texts));
    }

    private void read(CodeElement element) {
      switch (element) {
        case InvokeInstruction invoke -> invoke(invoke);
        case InvokeDynamicInstruction dynamic -> dynamic.bootstrapArgs().forEach(this::handle);
        case NewObjectInstruction made -> instantiated.add(made.className().asInternalName());
        case FieldInstruction field -> {
          if (field.opcode() == Opcode.GETSTATIC || field.opcode() == Opcode.PUTSTATIC) {
            initialized.add(field.owner().asInternalName());
          }
        }
        case ConstantInstruction.LoadConstantInstruction constant ->
            constant(constant.constantValue());
        default -> {}
      }
    }

    private void constant(ConstantDesc value) {
      switch (value) {
        case String text -> texts.add(text);
        case ClassDesc type -> classes.add(internal(type));
        case DirectMethodHandleDesc handle -> handle(handle);
        default -> {}
      }
    }

    private void invoke(InvokeInstruction invoke) {
      boolean virtual =
          invoke.opcode() == Opcode.INVOKEVIRTUAL || invoke.opcode() == Opcode.INVOKEINTERFACE;
      String type = invoke.owner().asInternalName();
      // Methods of arrays are those of Object.
      String target = type.startsWith("[") ? "java/lang/Object" : type;
      calls.add(
          new Call(
              new MethodName(target, invoke.name().stringValue(), invoke.type().stringValue()),
              virtual));
    }

    /// What a lambda or a method reference will run counts as called where it is made.
    private void handle(ConstantDesc argument) {
      if (!(argument instanceof DirectMethodHandleDesc handle)) {
        return;
      }
      boolean virtual =
          switch (handle.kind()) {
            case VIRTUAL, INTERFACE_VIRTUAL -> true;
            default -> false;
          };
      String type = internal(handle.owner());
      if (handle.kind() == DirectMethodHandleDesc.Kind.CONSTRUCTOR) {
        instantiated.add(type);
      }
      calls.add(
          new Call(new MethodName(type, handle.methodName(), handle.lookupDescriptor()), virtual));
    }
  }
}
