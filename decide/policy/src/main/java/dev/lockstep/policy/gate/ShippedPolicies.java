package dev.lockstep.policy.gate;

import dev.lockstep.policy.bundle.ModuleText;
import dev.lockstep.rego.syntax.RegoVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The policies and library modules that come with Lockstep.
public final class ShippedPolicies {
  /// The names by which policies are chosen.
  public static final List<String> NAMES =
      List.of("default", "strict", "audit-only", "licence", "vetted-libraries", "change-hygiene");

  private static final List<String> WHOLE = List.of("default", "strict", "audit-only");
  private static final List<String> LIBRARY = List.of("findings", "severity", "waivers");

  private ShippedPolicies() {}

  /// Whether `name` decides of all that a report holds, and so takes the place of the gate's own
  /// rule where no configuration says what that is.
  public static boolean isWhole(String name) {
    return WHOLE.contains(name);
  }

  /// The modules that policies may import: `lockstep.findings`, `lockstep.severity`,
  /// `lockstep.waivers`.
  public static List<ModuleText> library() {
    List<ModuleText> modules = new ArrayList<>();
    for (String name : LIBRARY) {
      modules.add(module("lib/" + name + ".rego"));
    }
    return modules;
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

  private static ModuleText module(String file) {
    try (InputStream in = ShippedPolicies.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException(file + " is not among the resources");
      }
      String source = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new ModuleText("lockstep:" + file, source, RegoVersion.V1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
