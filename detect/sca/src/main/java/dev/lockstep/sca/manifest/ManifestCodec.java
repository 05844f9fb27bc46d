package dev.lockstep.sca.manifest;

import dev.lockstep.engine.FactCodec;
import dev.lockstep.engine.FactReader;
import dev.lockstep.engine.FactWriter;
import dev.lockstep.engine.MalformedFact;
import dev.lockstep.model.Hash;
import dev.lockstep.model.Region;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Manifests as names, versions and small numbers.
final class ManifestCodec implements FactCodec<Manifest> {
  private static final Role[] ROLES = Role.values();
  private static final Scope[] SCOPES = Scope.values();

  @Override
  public void write(Manifest manifest, FactWriter out) {
    out.number(manifest.packages().size());
    String type = "";
    for (Stated stated : manifest.packages()) {
      out.text(stated.type().equals(type) ? "" : stated.type()); // most files have one type
      type = stated.type();
      write(stated, out);
    }
    texts(manifest.includes(), out);
  }

  private static void write(Stated stated, FactWriter out) {
    out.text(stated.name());
    out.text(stated.version());
    out.text(stated.constraint());
    out.number(stated.qualifiers().size());
    stated
        .qualifiers()
        .forEach(
            (key, value) -> {
              out.text(key);
              out.text(value);
            });
    int scopes = 0;
    for (Scope scope : stated.scopes()) {
      scopes |= scope.bit();
    }
    out.number(scopes);
    out.number(stated.role().code());
    write(stated.region(), out);
    out.number(stated.dependsOn().size());
    int last = 0;
    for (int index : stated.dependsOn()) {
      out.number(index - last);
      last = index;
    }
    texts(stated.licences(), out);
    out.number(stated.hashes().size());
    for (Hash hash : stated.hashes()) {
      out.text(hash.algorithm());
      out.text(hash.value());
    }
    out.text(stated.abandoned());
  }

  /// All within one line.
  private static void write(@Nullable Region region, FactWriter out) {
    out.number(region == null ? 0 : region.startLine());
    if (region != null) {
      out.number(region.startColumn());
      out.number(region.endColumn());
      out.number(region.byteOffset());
      out.number(region.byteLength());
    }
  }

  private static @Nullable Region region(FactReader in) {
    int line = in.integer();
    if (line == 0) {
      return null;
    }
    try {
      return new Region(line, in.integer(), line, in.integer(), in.number(), in.number());
    } catch (IllegalArgumentException e) {
      throw new MalformedFact(String.valueOf(e.getMessage()));
    }
  }

  private static void texts(List<String> texts, FactWriter out) {
    out.number(texts.size());
    texts.forEach(out::text);
  }

  @Override
  public Manifest read(FactReader in) {
    int size = in.integer();
    List<Stated> packages = new ArrayList<>();
    String type = "";
    for (int i = 0; i < size; i++) {
      String own = in.text();
      type = own.isEmpty() ? type : own;
      packages.add(stated(type, size, in));
    }
    return new Manifest(packages, texts(in));
  }

  private static Stated stated(String type, int size, FactReader in) {
    String name = in.text();
    String version = in.text();
    String constraint = in.text();
    SortedMap<String, String> qualifiers = new TreeMap<>();
    for (int i = in.integer(); i > 0; i--) {
      qualifiers.put(in.text(), in.text());
    }
    Set<Scope> scopes = scopes(in.integer());
    Role role = role(in.integer());
    Region region = region(in);
    List<Integer> dependsOn = new ArrayList<>();
    int last = 0;
    for (int i = in.integer(); i > 0; i--) {
      last += in.integer();
      if (last < 0 || last >= size) {
        throw new MalformedFact("no such package: " + last);
      }
      dependsOn.add(last);
    }
    List<String> licences = texts(in);
    List<Hash> hashes = new ArrayList<>(0);
    for (int i = in.integer(); i > 0; i--) {
      hashes.add(new Hash(in.text(), in.text()));
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
        dependsOn,
        licences,
        hashes,
        in.text());
  }

  private static Role role(int code) {
    for (Role role : ROLES) {
      if (role.code() == code) {
        return role;
      }
    }
    throw new MalformedFact("no role: " + code);
  }

  private static Set<Scope> scopes(int bits) {
    Set<Scope> scopes = EnumSet.noneOf(Scope.class);
    for (Scope scope : SCOPES) {
      if ((bits & scope.bit()) != 0) {
        scopes.add(scope);
      }
    }
    return scopes;
  }

  private static List<String> texts(FactReader in) {
    List<String> texts = new ArrayList<>();
    for (int i = in.integer(); i > 0; i--) {
      texts.add(in.text());
    }
    return texts;
  }

  /// A manifest is a fact of the whole file and never moves.
  @Override
  public Manifest moved(Manifest manifest, long distance) {
    return manifest;
  }

  @Override
  public long anchor(Manifest manifest) {
    return 0;
  }
}
