package dev.lockstep.policy.gate;

import dev.lockstep.policy.bundle.ModuleText;
import dev.lockstep.rego.syntax.RegoVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The policies and library modules that come with Lockstep.
public final class ShippedPolicies {
  /// The names by which policies are chosen.
  public static final List<String> NAMES =
      List.of("default", "strict", "audit-only", "licence", "vetted-libraries", "change-hygiene");

  private static final List<String> WHOLE = List.of("default", "strict", "audit-only");
  private static final List<String> LIBRARY = List.of("audit", "findings", "severity", "waivers");
  private static final String PREFIX = "lockstep:";

  private ShippedPolicies() {}

  /// Whether `name` decides of all that a report holds, and so takes the place of the gate's own
  /// rule where no configuration says what that is.
  public static boolean isWhole(String name) {
    return WHOLE.contains(name);
  }

  /// The modules that policies may import: `lockstep.audit`, `lockstep.findings`,
  /// `lockstep.severity`, `lockstep.waivers`.
  public static List<ModuleText> library() {
    return LIBRARY.stream().map(ShippedPolicies::libraryModule).toList();
  }

  /// The library modules that `modules` name and do not bring themselves, with those that these
  /// need: what has to be compiled beside them.
  public static List<ModuleText> libraryFor(List<ModuleText> modules) {
    Map<String, ModuleText> needed = new TreeMap<>();
    Deque<ModuleText> left = new ArrayDeque<>(modules);
    while (!left.isEmpty()) {
      String source = left.remove().source();
      for (String name : LIBRARY) {
        if (source.contains("lockstep." + name) && !needed.containsKey(name)) {
          ModuleText module = libraryModule(name);
          needed.put(name, module);
          left.add(module);
        }
      }
    }
    needed.keySet().removeIf(name -> modules.stream().anyMatch(module -> brings(module, name)));
    return List.copyOf(needed.values());
  }

  private static boolean brings(ModuleText module, String name) {
    return module
        .source()
        .lines()
        .anyMatch(line -> line.strip().equals("package lockstep." + name));
  }

  /// Whether a module is one of these: its file is none of the user's.
  public static boolean isShipped(String file) {
    return file.startsWith(PREFIX);
  }

  /// What `name`, one of [#NAMES], consists of.
  public static List<ModuleText> policy(String name) {
    ModuleText own = module("policies/" + name.replace('-', '_') + ".rego");
    return name.equals("audit-only") ? List.of(own, module("policies/default.rego")) : List.of(own);
  }

  /// The package that decides for `name`.
  public static String packageOf(String name) {
    return name.equals("default") ? "policy.standard" : "policy." + name.replace('-', '_');
  }

  private static ModuleText libraryModule(String name) {
    return module("lib/" + name + ".rego");
  }

  private static ModuleText module(String file) {
    try (InputStream in = ShippedPolicies.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException(file + " is not among the resources");
      }
      String source = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new ModuleText(PREFIX + file, source, RegoVersion.V1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
