package dev.lockstep.hcl;

import java.util.List;

/// A file in HCL's native syntax: what could be read, and what not.
///
/// @param body the items in the order of the file; what could not be read stands among them as
///     [Item.Unreadable]
/// @param errors in the order in which they were met; empty where the whole file was read
public record HclFile(Body body, List<HclError> errors) {

  /// Copies the errors.
  public HclFile {
    errors = List.copyOf(errors);
  }
}
