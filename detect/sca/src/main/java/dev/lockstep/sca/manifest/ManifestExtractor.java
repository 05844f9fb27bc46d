package dev.lockstep.sca.manifest;

import dev.lockstep.engine.Extractor;
import dev.lockstep.engine.FactCodec;
import dev.lockstep.engine.Facts;
import dev.lockstep.engine.Hits;
import dev.lockstep.engine.Interest;
import dev.lockstep.engine.Reach;
import dev.lockstep.engine.Window;
import dev.lockstep.value.MalformedDocument;

/// Reads the files of one [Format].
public final class ManifestExtractor implements Extractor<Manifest> {
  private static final int STEPS_PER_BYTE = 10;

  /// Raised whenever all formats may give another answer for the same bytes.
  private static final int GENERATION = 4;

  private static final int FORMAT_VERSIONS = 1_000;

  /// More than the build information of any executable that was seen.
  private static final int OVERLAP = 1 << 20;

  private final Format format;

  public ManifestExtractor(Format format) {
    this.format = format;
  }

  public Format format() {
    return format;
  }

  @Override
  public String id() {
    return "sca-" + format.id();
  }

  @Override
  public int version() {
    return GENERATION * FORMAT_VERSIONS + format.version();
  }

  @Override
  public String knowledge() {
    return "";
  }

  @Override
  public Interest interest() {
    return format.interest();
  }

  @Override
  public Reach reach() {
    return format.isLarge() ? new Reach.Wide(OVERLAP, OVERLAP) : new Reach.Whole();
  }

  @Override
  public FactCodec<Manifest> codec() {
    return new ManifestCodec();
  }

  @Override
  public Worker<Manifest> worker() {
    return this::extract;
  }

  private void extract(Window window, Hits hits, Facts<Manifest> facts) {
    if (isBlank(window) || !facts.spend((long) window.length() * STEPS_PER_BYTE)) {
      return;
    }
    Statements statements = new Statements();
    try {
      format.read(new ManifestText(window.bytes(), window.length()), statements);
    } catch (MalformedDocument e) {
      statements.incomplete(e.line(), "this is no " + format.id() + ": " + e.getMessage());
    }
    statements.incomplete().forEach(reason -> facts.incomplete("malformed-manifest", reason));
    statements.notices().forEach(reason -> facts.notice("manifest-notice", reason));
    if (!statements.isEmpty()) {
      facts.add(statements.manifest(Lines.of(window.bytes(), window.length())));
    }
  }

  /// A blank file states nothing, and is the same content as every other one: a complaint would
  /// stand at all of them.
  private static boolean isBlank(Window window) {
    for (int i = 0; i < window.length(); i++) {
      if (window.bytes()[i] < 0 || window.bytes()[i] > ' ') {
        return false;
      }
    }
    return true;
  }
}
