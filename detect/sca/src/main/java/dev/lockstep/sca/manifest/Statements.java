package dev.lockstep.sca.manifest;

import dev.lockstep.model.Hash;
import dev.lockstep.model.Region;
import dev.lockstep.sca.document.Node;
import dev.lockstep.value.MalformedDocument;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Collects what a format reads from one file. What was collected before a file turns out to be
/// malformed is kept.
public final class Statements {
  private final List<Draft> drafts = new ArrayList<>();
  private final Set<String> includes = new LinkedHashSet<>();
  private final List<String> incomplete = new ArrayList<>();
  private final List<String> notices = new ArrayList<>();

  /// States a third party's package that the project may or may not name itself.
  ///
  /// @param version empty where it is not known
  public Draft add(String type, String name, String version, int line) {
    Draft draft = new Draft(type, name, version, line);
    drafts.add(draft);
    return draft;
  }

  /// States the project itself, or a member of its workspace.
  public Draft project(String type, String name, String version, int line) {
    return add(type, name, version, line).role(Role.PROJECT);
  }

  /// States what the project demands without a version that is settled.
  public Draft declare(String type, String name, String constraint, int line) {
    return add(type, name, "", line).constraint(constraint).role(Role.DECLARED);
  }

  /// Takes a package back.
  public void remove(Draft draft) {
    drafts.remove(draft);
  }

  /// Names another file that this one reads, relative to it.
  public void include(String path) {
    includes.add(path);
  }

  /// Something of the file could not be read.
  public void incomplete(int line, String reason) {
    incomplete.add(line > 0 ? "line " + line + ": " + reason : reason);
  }

  /// The file is cut off or damaged at a place; what else it says counts.
  public void damaged(MalformedDocument flaw) {
    incomplete(
        flaw.line(),
        "it is cut off or damaged, and only the rest of it counts: " + flaw.getMessage());
  }

  /// Files of versions that are not known are read as if they were, and said to be.
  ///
  /// @param key under which the version stands
  /// @param version as the file states it; where it states none nothing is said
  /// @param known versions, or their first numbers
  public void version(String key, Node version, Set<String> known) {
    String text = version.text();
    int dot = text.indexOf('.');
    if (!text.isEmpty()
        && !known.contains(text)
        && !known.contains(dot < 0 ? text : text.substring(0, dot))) {
      incomplete(version.line(), key + " " + text + " is not known");
    }
  }

  /// Something is worth knowing.
  public void notice(int line, String reason) {
    notices.add(line > 0 ? "line " + line + ": " + reason : reason);
  }

  public List<Draft> drafts() {
    return drafts;
  }

  List<String> incomplete() {
    return incomplete;
  }

  List<String> notices() {
    return notices;
  }

  boolean isEmpty() {
    return drafts.isEmpty() && includes.isEmpty();
  }

  Manifest manifest(Lines lines) {
    IdentityHashMap<Draft, Integer> indices = new IdentityHashMap<>();
    for (Draft draft : drafts) {
      indices.put(draft, indices.size());
    }
    List<Stated> packages = new ArrayList<>(drafts.size());
    for (Draft draft : drafts) {
      packages.add(draft.stated(indices, lines.region(draft.line)));
    }
    return new Manifest(packages, List.copyOf(includes));
  }

  /// A package that is being put together.
  public static final class Draft {
    private final String type;
    private final String name;
    private final int line;
    private final SortedMap<String, String> qualifiers = new TreeMap<>();
    private final Set<Scope> scopes = EnumSet.noneOf(Scope.class);
    private final Set<Draft> dependsOn = new LinkedHashSet<>(0);
    private final List<String> licences = new ArrayList<>(0);
    private final List<Hash> hashes = new ArrayList<>(0);
    private String version;
    private String constraint = "";
    private String abandoned = "";
    private Role role = Role.TRANSITIVE;

    private Draft(String type, String name, String version, int line) {
      this.type = type;
      this.name = name;
      this.version = version;
      this.line = Math.max(0, line);
    }

    public Draft role(Role value) {
      role = value;
      return this;
    }

    /// The project names it.
    public Draft direct() {
      return role == Role.PROJECT ? this : role(Role.DIRECT);
    }

    public Draft scope(Scope scope) {
      scopes.add(scope);
      return this;
    }

    public Draft version(String value) {
      version = value;
      return this;
    }

    public Draft constraint(String value) {
      constraint = value;
      return this;
    }

    /// A qualifier of the purl; nothing where `value` is empty.
    public Draft qualifier(String key, String value) {
      if (!value.isEmpty()) {
        qualifiers.put(key, value);
      }
      return this;
    }

    public Draft licence(String licence) {
      if (!licence.isBlank()) {
        licences.add(licence.strip());
      }
      return this;
    }

    /// A digest in hexadecimal digits; nothing where `hex` is empty or of another length.
    public Draft hash(String algorithm, String hex) {
      Hashes.of(algorithm, hex).ifPresent(hashes::add);
      return this;
    }

    /// A digest behind the name of its algorithm, `sha256:00ff`; what is none states nothing.
    public Draft digest(String text) {
      int colon = text.indexOf(':');
      return colon > 3 && text.startsWith("sha")
          ? hash("SHA-" + text.substring(3, colon), text.substring(colon + 1))
          : this;
    }

    /// Digests by Subresource Integrity, `sha512-...`; what is none states nothing.
    public Draft integrity(String text) {
      hashes.addAll(Hashes.ofIntegrity(text));
      return this;
    }

    /// Its keepers gave it up, for a reason; nothing where `reason` is blank.
    public Draft abandoned(String reason) {
      abandoned = reason.strip();
      return this;
    }

    public Draft dependsOn(Draft other) {
      if (other != this) {
        dependsOn.add(other);
      }
      return this;
    }

    public String name() {
      return name;
    }

    public String version() {
      return version;
    }

    public Role role() {
      return role;
    }

    private Stated stated(IdentityHashMap<Draft, Integer> indices, @Nullable Region region) {
      Set<Integer> targets = new TreeSet<>();
      for (Draft target : dependsOn) {
        Integer index = indices.get(target);
        if (index != null) {
          targets.add(index);
        }
      }
      return new Stated(
          type,
          name,
          version,
          constraint,
          qualifiers,
          scopes,
          role,
          region,
          List.copyOf(targets),
          licences,
          hashes,
          abandoned);
    }
  }
}
