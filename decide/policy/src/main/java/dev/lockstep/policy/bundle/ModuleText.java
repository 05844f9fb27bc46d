package dev.lockstep.policy.bundle;

import dev.lockstep.rego.syntax.Module;
import dev.lockstep.rego.syntax.RegoErrors;
import dev.lockstep.rego.syntax.RegoParser;
import dev.lockstep.rego.syntax.RegoVersion;

/// A module as it was read.
///
/// @param file the name by which messages call it
/// @param source its text
/// @param version the version of the language it is in
public record ModuleText(String file, String source, RegoVersion version) {

  /// @throws RegoErrors where it is no module
  public Module parse() throws RegoErrors {
    return RegoParser.module(file, source, version);
  }
}
