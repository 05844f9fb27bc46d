package dev.lockstep.engine.git.object;

import dev.lockstep.engine.ContentId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;

/// Goes through all objects of a type in a store, those of packs in the order of their deltas. An
/// object that is stored twice may be visited twice.
public final class ObjectWalk {
  private final ObjectStore store;
  private final int jobs;
  private final BooleanSupplier cancelled;
  private final Examined examined;

  /// What an earlier walk has seen and need not be seen again.
  public interface Examined {
    /// Nothing.
    Examined NOTHING =
        new Examined() {
          @Override
          public boolean pack(ContentId checksum) {
            return false;
          }

          @Override
          public boolean object(ContentId id) {
            return false;
          }

          @Override
          public boolean isEmpty() {
            return true;
          }
        };

    /// Whether all of a pack was seen.
    ///
    /// @param checksum of the whole pack
    boolean pack(ContentId checksum);

    /// Whether an object was seen.
    boolean object(ContentId id);

    /// Whether nothing was seen.
    boolean isEmpty();
  }

  /// @param jobs how many threads
  /// @param cancelled asked now and then; once true, the walk returns early
  public ObjectWalk(ObjectStore store, int jobs, BooleanSupplier cancelled, Examined examined) {
    this.store = store;
    this.jobs = jobs;
    this.cancelled = cancelled;
    this.examined = examined;
  }

  /// @param visitors gives each thread's visitor; asked more than once
  public <S> void run(ObjectType type, IntFunction<? extends ContentVisitor<S>> visitors) {
    for (Pack pack : store.packs()) {
      if (!examined.pack(pack.checksum())) {
        try {
          DeltaForest forest = new DeltaForest(pack, jobs);
          new ForestWalk<S>(store, forest, type, examined, cancelled).run(jobs, visitors);
        } catch (GitFailure e) {
          visitors.apply(0).failed(pack.checksum(), pack.index().count(), e);
        } catch (InternalError e) {
          visitors
              .apply(0)
              .failed(
                  pack.checksum(),
                  pack.index().count(),
                  new GitFailure(
                      GitFailure.Code.UNREADABLE,
                      pack.name() + " changed while it was read; scan again",
                      e));
        }
      }
    }
    loose(type, visitors);
  }

  private <S> void loose(ObjectType type, IntFunction<? extends ContentVisitor<S>> visitors) {
    List<ContentId> ids = new ArrayList<>();
    for (ContentId id : store.looseIds()) {
      if (!examined.object(id) && !store.isPacked(id)) {
        ids.add(id);
      }
    }
    AtomicInteger next = new AtomicInteger();
    Crew.run(
        jobs,
        thread -> {
          ContentVisitor<S> visitor = visitors.apply(thread);
          for (int i = next.getAndIncrement(); i < ids.size(); i = next.getAndIncrement()) {
            if (cancelled.getAsBoolean()) {
              return;
            }
            visit(ids.get(i), type, visitor);
          }
        });
  }

  private <S> void visit(ContentId id, ObjectType type, ContentVisitor<S> visitor) {
    try {
      ObjectHeader header = store.header(id);
      if (header != null && header.type() == type) {
        byte[] bytes = store.read(id).bytes();
        visitor.visit(id, bytes, bytes.length, null, null);
      }
    } catch (GitFailure e) {
      visitor.failed(id, 1, e);
    }
  }

  /// How many objects lie in packs.
  public long packed() {
    long count = 0;
    for (Pack pack : store.packs()) {
      count += pack.index().count();
    }
    return count;
  }

  /// The checksums of all packs.
  public List<ContentId> packs() {
    return store.packs().stream().map(Pack::checksum).toList();
  }
}
