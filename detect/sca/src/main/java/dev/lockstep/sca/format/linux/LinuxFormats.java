package dev.lockstep.sca.format.linux;

import dev.lockstep.sca.format.linux.rpm.RpmDatabase;
import dev.lockstep.sca.manifest.Format;
import java.util.List;

/// The formats of Linux distributions.
public final class LinuxFormats {
  public static final List<Format> ALL =
      List.of(new OsRelease(), new DpkgStatus(), new ApkInstalled(), new RpmDatabase());

  private LinuxFormats() {}
}
