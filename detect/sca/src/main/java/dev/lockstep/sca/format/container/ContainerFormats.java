package dev.lockstep.sca.format.container;

import dev.lockstep.sca.manifest.Format;
import java.util.List;

/// The formats of pipelines and deployments.
public final class ContainerFormats {
  public static final List<Format> ALL =
      List.of(new ActionUses(), new DeployedImages(), new Containerfile());

  private ContainerFormats() {}
}
