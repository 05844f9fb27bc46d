package dev.lockstep.engine.archive;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The one member of a compressed stream.
final class SingleMember extends Members {
  private static final Set<String> SUFFIXES = Set.of("gz", "bz2", "xz", "zst", "z", "tgz", "gzip");

  private final InputStream in;
  private final String name;
  private boolean begun;

  SingleMember(InputStream in, String archive) {
    this.in = in;
    int dot = archive.lastIndexOf('.');
    boolean known =
        dot > 0 && SUFFIXES.contains(archive.substring(dot + 1).toLowerCase(java.util.Locale.ROOT));
    name = known ? archive.substring(0, dot) : archive;
  }

  @Override
  public boolean next() {
    boolean first = !begun;
    begun = true;
    return first;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public long size() {
    return -1;
  }

  @Override
  public @Nullable String refusal() {
    return null;
  }

  @Override
  public InputStream stream() {
    return in;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
