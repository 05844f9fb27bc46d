package dev.lockstep.sca.format.jvm;

import dev.lockstep.engine.Interest;
import dev.lockstep.sca.identity.ClassPrint;
import dev.lockstep.sca.manifest.Format;
import dev.lockstep.sca.manifest.ManifestText;
import dev.lockstep.sca.manifest.Standing;
import dev.lockstep.sca.manifest.Statements;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// Classes in jars, each by its [ClassPrint]: what a jar is that does not say so. Used only where
/// there is a corpus to compare with.
public final class JarClasses implements Format {
  /// The id, and the type of what is stated: a version is a print in hexadecimal digits.
  public static final String ID = "jar-classes";

  @Override
  public String id() {
    return ID;
  }

  @Override
  public Standing standing() {
    return Standing.LIST;
  }

  @Override
  public Interest interest() {
    return new Interest(Set.of(), Set.of(".class"), List.of(), List.of());
  }

  @Override
  public boolean isAt(String path) {
    return path.contains("!/");
  }

  @Override
  public void read(ManifestText text, Statements out) {
    try {
      long print = ClassPrint.of(Arrays.copyOf(text.bytes(), text.length()));
      if (print != ClassPrint.NONE) {
        out.add(ID, ID, Long.toHexString(print), 0);
      }
    } catch (IllegalArgumentException e) {
      // What is no class, or a damaged one, identifies nothing: the jar is told by the others.
    }
  }
}
