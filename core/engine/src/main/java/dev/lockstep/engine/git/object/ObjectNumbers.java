package dev.lockstep.engine.git.object;

import dev.lockstep.engine.ContentId;
import java.util.Arrays;
import java.util.List;

/// A number for every object that a store holds at this moment, so that arrays can tell of objects.
public final class ObjectNumbers {
  private final List<Pack> packs;
  private final int[] first;
  private final ContentId[] loose;

  public ObjectNumbers(ObjectStore store) {
    packs = store.packs();
    first = new int[packs.size() + 1];
    for (int i = 0; i < packs.size(); i++) {
      first[i + 1] = Math.addExact(first[i], packs.get(i).index().count());
    }
    loose = store.looseIds().toArray(ContentId[]::new);
  }

  /// One more than the greatest number.
  public int size() {
    return Math.addExact(first[packs.size()], loose.length);
  }

  /// The number of an object; -1 where it is not here.
  public int of(ContentId id) {
    for (int i = 0; i < packs.size(); i++) {
      int number = packs.get(i).index().find(id);
      if (number >= 0) {
        return first[i] + number;
      }
    }
    int place = Arrays.binarySearch(loose, id);
    return place < 0 ? -1 : first[packs.size()] + place;
  }

  /// The object of a number.
  public ContentId id(int number) {
    for (int i = 0; i < packs.size(); i++) {
      if (number < first[i + 1]) {
        return packs.get(i).index().id(number - first[i]);
      }
    }
    return loose[number - first[packs.size()]];
  }
}
