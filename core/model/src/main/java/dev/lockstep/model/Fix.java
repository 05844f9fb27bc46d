package dev.lockstep.model;

import java.util.List;

/// A change that mends a finding, as edits that apply together.
public record Fix(String description, List<Edit> edits) {

  public Fix {
    edits = List.copyOf(edits);
  }

  /// The text that takes the place of a region.
  public record Edit(String path, Region region, String replacement) {}
}
