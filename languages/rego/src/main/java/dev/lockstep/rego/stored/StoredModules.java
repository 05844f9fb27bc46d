package dev.lockstep.rego.stored;

import dev.lockstep.rego.syntax.Module;
import java.util.ArrayList;
import java.util.List;

/// Modules that were parsed, as bytes. A reader gives the same modules for the same sources.
public final class StoredModules {
  /// Raised whenever the bytes, the trees or what the parser accepts changes; a test fails where
  /// the first two do.
  public static final int FORMAT = 4;

  private StoredModules() {}

  /// What a module was parsed from.
  public record Source(String file, String text) {}

  /// The bytes of `modules`.
  public static byte[] write(List<Module> modules) {
    ByteSink out = new ByteSink();
    out.number(FORMAT);
    out.number(modules.size());
    ModuleWriter writer = new ModuleWriter(out);
    modules.forEach(writer::module);
    return out.toBytes();
  }

  /// The modules that [#write] got, each with its source in the place of the same number.
  ///
  /// @throws MalformedStore where the bytes are none, or not of these sources
  public static List<Module> read(byte[] bytes, List<Source> sources) throws MalformedStore {
    ByteReader in = new ByteReader(bytes);
    if (in.number() != FORMAT || in.number() != sources.size()) {
      throw new MalformedStore("of another format or of other sources");
    }
    ModuleReader reader = new ModuleReader(in);
    List<Module> modules = new ArrayList<>(sources.size());
    for (Source source : sources) {
      modules.add(reader.module(source.file(), source.text()));
    }
    if (!in.atEnd()) {
      throw new MalformedStore("something follows");
    }
    return modules;
  }
}
