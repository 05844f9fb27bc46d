package dev.lockstep.sca.format.dotnet;

import dev.lockstep.sca.manifest.Format;
import java.util.List;

/// The formats of .NET.
public final class DotnetFormats {
  public static final List<Format> ALL =
      List.of(
          new PackagesLock(),
          new TargetsJson(false),
          new TargetsJson(true),
          new PackagesConfig(),
          new ProjectXml(false),
          new ProjectXml(true));

  private DotnetFormats() {}
}
