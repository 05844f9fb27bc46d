package dev.lockstep.sast.flow;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where data arrived within the calls that are being followed, in all files together.
///
/// A call that passes the same as one before is not walked again: what arrived in it then arrives
/// again, by a way that begins with what is passed now.
@SuppressWarnings("ReferenceEquality") // steps that read alike are of different ways
public final class Ways {
  private static final int MOST_OF_A_CALL = 16;

  private final Deque<List<Arrival>> calls = new ArrayDeque<>();

  /// Data at a sink.
  ///
  /// @param walk of the file of the sink
  record Arrival(Walk walk, Spots.Sink sink, Taint taint) {
    private boolean isSame(Arrival other) {
      return sink == other.sink && taint.trail() == other.taint.trail();
    }

    /// Lets the same data arrive by a way that begins with other arguments; nothing happens where
    /// it did not come in by one.
    ///
    /// @param before what the arguments carried then
    /// @param now what they carry now
    void again(List<Taint> before, List<Taint> now) {
      if (!walk.isFull(sink)) {
        Taint other = beginning(taint, before, now);
        if (other != null) {
          walk.found(sink, other);
        }
      }
    }
  }

  void enterCall() {
    calls.push(new ArrayList<>(0));
  }

  /// Ends the call that was entered last.
  ///
  /// @return what arrived in it, and in those that it led to
  List<Arrival> leaveCall() {
    List<Arrival> arrived = calls.pop();
    arrived.forEach(this::arrived);
    return arrived;
  }

  void arrived(Arrival arrival) {
    List<Arrival> known = calls.peek();
    if (known != null
        && known.size() < MOST_OF_A_CALL
        && known.stream().noneMatch(arrival::isSame)) {
      known.add(arrival);
    }
  }

  /// The same labels by the same way, from where it was an argument on; null where it was none, or
  /// where that argument carries nothing now.
  ///
  /// @param before what the arguments carried then
  /// @param now what they carry now
  static @Nullable Taint beginning(Taint taint, List<Taint> before, List<Taint> now) {
    for (Trail at = taint.trail(); at != null; at = at.before()) {
      for (int i = 0; i < before.size(); i++) {
        Trail start = now.get(i).trail();
        if (before.get(i).trail() == at && start != null) {
          Trail end = taint.trail();
          return new Taint(
              taint.labels(), now.get(i).source(), end == null ? start : end.since(at, start));
        }
      }
    }
    return null;
  }
}
