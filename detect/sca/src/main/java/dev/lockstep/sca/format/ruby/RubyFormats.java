package dev.lockstep.sca.format.ruby;

import dev.lockstep.sca.manifest.Format;
import java.util.List;

/// The formats of Ruby.
public final class RubyFormats {
  public static final List<Format> ALL = List.of(new GemfileLock());

  private RubyFormats() {}
}
