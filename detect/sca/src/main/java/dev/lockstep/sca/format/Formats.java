package dev.lockstep.sca.format;

import dev.lockstep.sca.format.binary.BinaryFormats;
import dev.lockstep.sca.format.bom.BomFormats;
import dev.lockstep.sca.format.cargo.CargoFormats;
import dev.lockstep.sca.format.container.ContainerFormats;
import dev.lockstep.sca.format.dotnet.DotnetFormats;
import dev.lockstep.sca.format.golang.GoFormats;
import dev.lockstep.sca.format.jvm.JvmFormats;
import dev.lockstep.sca.format.licence.LicenceFormats;
import dev.lockstep.sca.format.linux.LinuxFormats;
import dev.lockstep.sca.format.npm.NpmFormats;
import dev.lockstep.sca.format.php.PhpFormats;
import dev.lockstep.sca.format.python.PythonFormats;
import dev.lockstep.sca.format.ruby.RubyFormats;
import dev.lockstep.sca.format.single.SingleFormats;
import dev.lockstep.sca.manifest.Format;
import java.util.List;
import java.util.stream.Stream;

/// All formats. A new one is named in the list of its ecosystem, which stands beside it.
public final class Formats {
  public static final List<Format> ALL =
      Stream.of(
              NpmFormats.ALL,
              PythonFormats.ALL,
              GoFormats.ALL,
              CargoFormats.ALL,
              JvmFormats.ALL,
              DotnetFormats.ALL,
              RubyFormats.ALL,
              PhpFormats.ALL,
              SingleFormats.ALL,
              LinuxFormats.ALL,
              BinaryFormats.ALL,
              ContainerFormats.ALL,
              BomFormats.ALL,
              LicenceFormats.ALL)
          .flatMap(List::stream)
          .toList();

  private Formats() {}
}
