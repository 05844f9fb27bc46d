package dev.lockstep.sca.identity;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeModel;
import java.lang.classfile.FieldModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;

/// What stays of a class when it is moved to another package and its jar is named otherwise: its
/// simple name, its fields and methods with the simple names of their types, and the operations of
/// its code without their operands.
///
/// Constants are left out: tools that move classes rewrite those that look like names.
public final class ClassPrint {
  /// Of what has no name or no code, which many jars have alike.
  public static final long NONE = 0;

  private static final long BASIS = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;
  private static final ClassFile READER =
      ClassFile.of(
          ClassFile.DebugElementsOption.DROP_DEBUG,
          ClassFile.LineNumbersOption.DROP_LINE_NUMBERS,
          ClassFile.StackMapsOption.DROP_STACK_MAPS);

  private long hash = BASIS;

  private ClassPrint() {}

  /// @param bytes a class file
  /// @throws IllegalArgumentException for what is none, or is damaged
  public static long of(byte[] bytes) {
    try {
      return of(READER.parse(bytes));
    } catch (ClassCastException | IndexOutOfBoundsException e) {
      throw new IllegalArgumentException("a damaged class file", e); // the library lets them pass
    }
  }

  private static long of(ClassModel model) {
    if (model.isModuleInfo() || model.methods().isEmpty()) {
      return NONE;
    }
    ClassPrint print = new ClassPrint();
    print.add(simple(model.thisClass().asInternalName()));
    print.add(model.flags().flagsMask());
    for (FieldModel field : model.fields()) {
      print.add(field.fieldName().stringValue());
      print.add(withoutPackages(field.fieldType().stringValue()));
    }
    for (MethodModel method : model.methods()) {
      print.add(method.methodName().stringValue());
      print.add(withoutPackages(method.methodType().stringValue()));
      method.code().ifPresent(print::add);
    }
    return print.mixed();
  }

  private void add(CodeModel code) {
    for (var element : code) {
      if (element instanceof Instruction instruction) {
        add(plain(instruction.opcode()).bytecode());
      }
    }
  }

  /// How long the way to a constant is depends on where it stands in the pool.
  private static Opcode plain(Opcode opcode) {
    return switch (opcode) {
      case LDC_W -> Opcode.LDC;
      case GOTO_W -> Opcode.GOTO;
      default -> opcode;
    };
  }

  private void add(int number) {
    hash = (hash ^ number) * PRIME;
  }

  private void add(String text) {
    for (int i = 0; i < text.length(); i++) {
      add(text.charAt(i));
    }
    add('\n');
  }

  private long mixed() {
    long mixed = (hash ^ hash >>> 32) * 0x9e3779b97f4a7c15L;
    mixed ^= mixed >>> 29;
    return mixed == NONE ? 1 : mixed;
  }

  private static String simple(String name) {
    return name.substring(name.lastIndexOf('/') + 1);
  }

  /// A descriptor (JVMS 4.3) in which types have their simple names.
  private static String withoutPackages(String descriptor) {
    StringBuilder plain = new StringBuilder(descriptor.length());
    for (int i = 0; i < descriptor.length(); i++) {
      char c = descriptor.charAt(i);
      plain.append(c);
      if (c == 'L') {
        int end = descriptor.indexOf(';', i);
        int stop = end < 0 ? descriptor.length() : end;
        plain.append(simple(descriptor.substring(i + 1, stop)));
        i = stop - 1;
      }
    }
    return plain.toString();
  }
}
