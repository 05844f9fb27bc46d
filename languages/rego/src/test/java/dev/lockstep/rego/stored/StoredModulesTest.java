package dev.lockstep.rego.stored;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lockstep.rego.EvaluationOptions;
import dev.lockstep.rego.Policy;
import dev.lockstep.rego.PolicyCompiler;
import dev.lockstep.rego.stored.StoredModules.Source;
import dev.lockstep.rego.syntax.Module;
import dev.lockstep.rego.syntax.RegoErrors;
import dev.lockstep.rego.syntax.RegoParser;
import dev.lockstep.rego.syntax.RegoVersion;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class StoredModulesTest {
  private static final String FORMAT_AND_DIGEST = "4 78327c5a907f81f5";
  private static final RecordComponent[] NONE = {};
  private static final String MODULE =
      """
      # METADATA
      # title: A module
      # custom: {limits: [1, 2.50, null, true]}
      package a.b["c"]
      import rego.v2
      import data.lib as l
      default allow := false
      allow if { not input.x[_]; some k, v in {"a": [1, 2.5e3, -1]}; v != `raw` }
      deny contains $"text {input.y} and {1 + 2}" if every x in [1, 2] { x > 0 and x < 3 }
      f(x, [y, _]) := {z | z := x[y]} if { x = y } else := {"k": w | w = l.g(x)}
      p[q].r contains s if { q := 1; s := 2 with input as {} }
      t := (1 + 2) * 3 % 4
      z := {4} | {5} & {6}
      u if ({input.a} or not {input.b; input.c}) and input.d # a comment
      w := [x | some x; x = [1, 2][_]; not x == 1]
      """;
  private static final String OTHER = "package lib\n\ng(x) := x\n";
  private static final List<Source> SOURCES =
      List.of(new Source("m.rego", MODULE), new Source("lib/g.rego", OTHER));

  private static List<Module> parsed() throws RegoErrors {
    return List.of(
        RegoParser.module("m.rego", MODULE, RegoVersion.V1),
        RegoParser.module("lib/g.rego", OTHER, RegoVersion.V1));
  }

  @Test
  void modulesAreTheSameAfterwardsWithAllTheirPlaces() throws Exception {
    List<Module> modules = parsed();
    assertEquals(modules, StoredModules.read(StoredModules.write(modules), SOURCES));
  }

  /// Fails where the bytes or the trees change. Then raise the number of the format, for policies
  /// kept before would be read as what they are not, and write here what is told.
  @Test
  void theNumberOfTheFormatBelongsToTheTreesAndTheirBytes() throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    Set<String> shapes = new TreeSet<>();
    shape(Module.class, shapes);
    digest.update(String.join("\n", shapes).getBytes(StandardCharsets.UTF_8));
    digest.update(StoredModules.write(parsed()));
    String all = StoredModules.FORMAT + " " + HexFormat.of().formatHex(digest.digest(), 0, 8);
    assertEquals(FORMAT_AND_DIGEST, all);
  }

  /// Notes the components of the record `type`, and of those that stand in them.
  private static void shape(Class<?> type, Set<String> shapes) {
    if (!type.getName().startsWith("dev.lockstep.rego.syntax.")) {
      return;
    }
    if (type.isEnum()) {
      shapes.add(type.getName() + Arrays.toString(type.getEnumConstants()));
      return;
    }
    if (type.isSealed()) {
      for (Class<?> one : type.getPermittedSubclasses()) {
        shape(one, shapes);
      }
      return;
    }
    StringBuilder text = new StringBuilder(type.getName());
    RecordComponent[] components = type.isRecord() ? type.getRecordComponents() : NONE;
    for (RecordComponent component : components) {
      text.append(' ').append(component.getName()).append(':').append(component.getGenericType());
    }
    if (shapes.add(text.toString())) {
      for (RecordComponent component : components) {
        shape(component.getType(), shapes);
        if (component.getGenericType() instanceof ParameterizedType list
            && list.getActualTypeArguments()[0] instanceof Class<?> element) {
          shape(element, shapes);
        }
      }
    }
  }

  @Test
  void otherSourcesAreRefused() throws Exception {
    byte[] bytes = StoredModules.write(parsed());
    List<Source> one = SOURCES.subList(0, 1);
    assertThrows(MalformedStore.class, () -> StoredModules.read(bytes, one));
    List<Source> empty = List.of(new Source("m.rego", ""), new Source("lib/g.rego", ""));
    assertThrows(MalformedStore.class, () -> StoredModules.read(bytes, empty));
  }

  @Test
  void whatEndsEarlyIsRefused() throws Exception {
    byte[] bytes = StoredModules.write(parsed());
    for (int length = 0; length < bytes.length; length++) {
      byte[] some = Arrays.copyOf(bytes, length);
      assertThrows(MalformedStore.class, () -> StoredModules.read(some, SOURCES));
    }
  }

  @Test
  void damagedBytesAreModulesOrRefused() throws Exception {
    byte[] bytes = StoredModules.write(parsed());
    Random random = new Random(7);
    int refused = 0;
    for (int i = 0; i < 20_000; i++) {
      byte[] damaged = bytes.clone();
      for (int edits = 1 + random.nextInt(4); edits > 0; edits--) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
      }
      try {
        assertEquals(2, StoredModules.read(damaged, SOURCES).size());
      } catch (MalformedStore e) {
        refused++;
      }
    }
    assertFalse(refused == 0);
  }

  @Test
  void modulesThatWereCheckedBeforeDecideTheSame() throws Exception {
    PolicyCompiler compiler = new PolicyCompiler();
    StoredModules.read(StoredModules.write(parsed()), SOURCES).forEach(compiler::module);
    Policy policy = compiler.checkedBefore().compile();
    assertEquals(
        "1",
        policy.prepare("data.a.b.c.t").value(EvaluationOptions.DEFAULT).orElseThrow().toString());
  }

  @Test
  void queriesOfModulesThatWereCheckedBeforeAreStillChecked() throws Exception {
    PolicyCompiler compiler = new PolicyCompiler();
    StoredModules.read(StoredModules.write(parsed()), SOURCES).forEach(compiler::module);
    Policy policy = compiler.checkedBefore().compile();
    assertThrows(RegoErrors.class, () -> policy.prepare("data.a.b.c.allow == \"yes\""));
  }
}
