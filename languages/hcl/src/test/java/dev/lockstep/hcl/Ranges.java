package dev.lockstep.hcl;

import static org.junit.jupiter.api.Assertions.assertTrue;

/// The invariants of a tree: each item lies in its body, in order, and no range leaves the file.
final class Ranges {
  private Ranges() {}

  static void check(byte[] bytes) {
    HclFile file = HclParser.file(bytes);
    body(file.body(), bytes.length);
    for (HclError error : file.errors()) {
      range(error.start(), error.end(), bytes.length);
    }
    body(HclParser.pattern(bytes).body(), bytes.length);
    HclParser.template(bytes);
    HclParser.expressionPattern(bytes);
  }

  private static void body(Body body, int length) {
    range(body.start(), body.end(), length);
    int last = 0;
    for (Item item : body.items()) {
      range(item.start(), item.end(), length);
      assertTrue(item.start() >= last, "items stand in order");
      last = item.end();
      switch (item) {
        case Item.Block block -> body(block.body(), length);
        case Item.Attribute attribute ->
            range(attribute.value().start(), attribute.value().end(), length);
        case Item.Unreadable unreadable -> assertTrue(unreadable.end() > unreadable.start());
        case Item.Gap gap -> assertTrue(gap.end() > gap.start());
      }
    }
  }

  private static void range(int start, int end, int length) {
    assertTrue(start >= 0 && start <= end && end <= length, start + "-" + end + " of " + length);
  }
}
