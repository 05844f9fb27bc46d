package dev.lockstep.sca.format.python;

import dev.lockstep.sca.manifest.Format;
import java.util.List;

/// The formats of Python.
public final class PythonFormats {
  public static final List<Format> ALL =
      List.of(
          new RequirementsText(true),
          new RequirementsText(false),
          new PipfileLock(),
          TomlLock.named("poetry-lock", "poetry.lock"),
          TomlLock.named("pdm-lock", "pdm.lock"),
          TomlLock.named("uv-lock", "uv.lock"),
          TomlLock.pylock(),
          new Pyproject(),
          new SetupConfiguration(),
          new InstalledDistribution());

  private PythonFormats() {}
}
