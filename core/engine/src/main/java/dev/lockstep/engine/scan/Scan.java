package dev.lockstep.engine.scan;

import dev.lockstep.engine.Capability;
import dev.lockstep.engine.source.Source;
import java.util.List;

/// One scan: reads what the sources state, each unique content once, and asks the capabilities.
public final class Scan {
  private volatile boolean cancelled;

  public Scan(List<Capability> capabilities, ScanSettings settings) {}

  /// Runs to the end and closes the sources.
  ///
  /// @throws ScanCancelled when another thread called [#cancel]
  public ScanResult run(List<Source> sources) {
    throw new UnsupportedOperationException();
  }

  /// Gives the scan up; [#run] ends soon. May be called from any thread.
  public void cancel() {
    cancelled = true;
  }
}
