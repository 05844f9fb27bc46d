package dev.lockstep.hcl;

import java.util.List;

/// One entry of a body, with its range in bytes.
public sealed interface Item {

  /// The first byte.
  int start();

  /// Behind the last byte.
  int end();

  /// `name = value`.
  ///
  /// @param name the attribute's name
  /// @param nameEnd behind the name's last byte
  /// @param value what is assigned
  record Attribute(String name, int nameEnd, Expression value, int start, int end)
      implements Item {}

  /// `type "label" { ... }`.
  ///
  /// @param type the block's type
  /// @param typeEnd behind the type's last byte
  /// @param labels naked or quoted
  /// @param body what stands between the braces
  record Block(String type, int typeEnd, List<Label> labels, Body body, int start, int end)
      implements Item {

    /// Copies the labels.
    public Block {
      labels = List.copyOf(labels);
    }
  }

  /// Bytes that are no item.
  ///
  /// @param reason what was expected
  record Unreadable(String reason, int start, int end) implements Item {}

  /// `...` or a lone metavariable among the items; only in patterns.
  ///
  /// @param text `...`, `$X` or `$...X`
  record Gap(String text, int start, int end) implements Item {}
}
