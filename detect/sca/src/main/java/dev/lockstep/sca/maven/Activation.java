package dev.lockstep.sca.maven;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/// Which profiles of a POM are active: those whose conditions all hold, or else those that are so
/// by default. See Maven's Introduction to Build Profiles.
final class Activation {
  private final BuildEnvironment environment;
  private final Predicate<String> exists;

  /// @param exists whether a file is there, by its path from the POM's folder
  Activation(BuildEnvironment environment, Predicate<String> exists) {
    this.environment = environment;
    this.exists = exists;
  }

  List<PomProfile> active(Pom pom) {
    List<PomProfile> active = new ArrayList<>();
    List<PomProfile> byDefault = new ArrayList<>();
    for (PomProfile profile : pom.profiles()) {
      if (isActive(profile.activation())) {
        active.add(profile);
      } else if (profile.activation().text("activeByDefault").equals("true")) {
        byDefault.add(profile);
      }
    }
    return active.isEmpty() ? byDefault : active;
  }

  private boolean isActive(PomElement activation) {
    PomElement jdk = activation.child("jdk");
    PomElement os = activation.child("os");
    PomElement property = activation.child("property");
    PomElement file = activation.child("file");
    boolean any = jdk.isPresent() || os.isPresent() || property.isPresent() || file.isPresent();
    return any
        && (!jdk.isPresent() || isJdk(jdk.text()))
        && (!os.isPresent() || isOs(os))
        && (!property.isPresent() || isProperty(property))
        && (!file.isPresent() || isFile(file));
  }

  private boolean isJdk(String wanted) {
    String version = environment.javaVersion();
    if (wanted.startsWith("!")) {
      return !version.startsWith(wanted.substring(1));
    }
    if (wanted.startsWith("[") || wanted.startsWith("(")) {
      return VersionRange.of(wanted).contains(version);
    }
    return version.startsWith(wanted);
  }

  private boolean isOs(PomElement os) {
    BuildEnvironment.Os ours = environment.os();
    return isSame(os.text("name"), ours.name())
        && isSame(os.text("family"), ours.family())
        && isSame(os.text("arch"), ours.arch())
        && isSame(os.text("version"), ours.version());
  }

  private static boolean isSame(String wanted, String ours) {
    String plain = wanted.toLowerCase(Locale.ROOT);
    if (plain.startsWith("!")) {
      return !plain.substring(1).equals(ours);
    }
    return plain.isEmpty() || plain.equals(ours);
  }

  private boolean isProperty(PomElement property) {
    String name = property.text("name");
    boolean negated = name.startsWith("!");
    String ours = environment.property(negated ? name.substring(1) : name);
    String wanted = property.text("value");
    if (wanted.isEmpty()) {
      boolean isSet = ours != null && !ours.isEmpty();
      return negated != isSet;
    }
    return wanted.startsWith("!") ? !wanted.substring(1).equals(ours) : wanted.equals(ours);
  }

  private boolean isFile(PomElement file) {
    String wanted = file.text("exists");
    String missing = file.text("missing");
    return wanted.isEmpty()
        ? !missing.isEmpty() && !exists.test(relative(missing))
        : exists.test(relative(wanted));
  }

  private static String relative(String path) {
    return path.replace("${basedir}/", "").replace("${project.basedir}/", "");
  }
}
