package dev.lockstep.hcl;

import java.util.List;

/// Attributes and blocks, in the order of the file.
///
/// @param items the attributes and blocks
/// @param start the first byte: behind the brace for a block's body
/// @param end behind the last byte: at the closing brace for a block's body
public record Body(List<Item> items, int start, int end) {

  /// Copies the items.
  public Body {
    items = List.copyOf(items);
  }
}
