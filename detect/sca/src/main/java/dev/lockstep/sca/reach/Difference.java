package dev.lockstep.sca.reach;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.PseudoInstruction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/// What a fixed version of a library changed: the methods of the affected one that are not there
// any
/// more or have other code. They stand for the weakness where an advisory names no methods.
public final class Difference {
  private static final ClassFile READER =
      ClassFile.of(
          ClassFile.DebugElementsOption.DROP_DEBUG,
          ClassFile.LineNumbersOption.DROP_LINE_NUMBERS,
          ClassFile.StackMapsOption.DROP_STACK_MAPS);

  private Difference() {}

  /// The methods of `affected` that `fixed` changed, in order.
  ///
  /// @throws IOException where one of the jars cannot be read
  public static List<MethodName> of(Path affected, Path fixed) throws IOException {
    Map<MethodName, String> before = methods(affected);
    Map<MethodName, String> after = methods(fixed);
    List<MethodName> changed = new ArrayList<>();
    before.forEach(
        (name, code) -> {
          if (!code.equals(after.get(name))) {
            changed.add(name);
          }
        });
    return changed;
  }

  private static Map<MethodName, String> methods(Path jar) throws IOException {
    Map<MethodName, String> methods = new TreeMap<>();
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(jar))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().endsWith(".class") && !entry.getName().startsWith("META-INF/")) {
          add(zip.readAllBytes(), methods);
        }
      }
    }
    return methods;
  }

  private static void add(byte[] bytes, Map<MethodName, String> into) throws IOException {
    try {
      ClassModel model = READER.parse(bytes);
      for (MethodModel method : model.methods()) {
        into.put(
            new MethodName(
                model.thisClass().asInternalName(),
                method.methodName().stringValue(),
                method.methodType().stringValue()),
            code(method));
      }
    } catch (IllegalArgumentException e) {
      throw new IOException("a class file is damaged: " + e.getMessage(), e);
    }
  }

  /// A digest of the instructions, without what only describes them.
  private static String code(MethodModel method) {
    StringBuilder text = new StringBuilder();
    method
        .code()
        .ifPresent(
            code -> {
              for (CodeElement element : code) {
                if (!(element instanceof PseudoInstruction)) {
                  text.append(element).append('\n');
                }
              }
            });
    return digest(text.toString());
  }

  private static String digest(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
