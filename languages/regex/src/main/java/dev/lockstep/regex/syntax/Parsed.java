package dev.lockstep.regex.syntax;

import java.util.List;

/// What a pattern says.
///
/// @param groupNames one for each capturing group, from group 1 on; empty where it has none
public record Parsed(Node root, List<String> groupNames) {
  public Parsed {
    groupNames = List.copyOf(groupNames);
  }
}
