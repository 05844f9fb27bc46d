package dev.lockstep.sca.osv;

import dev.lockstep.sca.version.VersionKey;
import dev.lockstep.sca.version.VersionScheme;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What one `affected` entry says of versions, prepared. Source: the OSV schema, section
/// "Evaluation".
public final class Evaluation {
  private final @Nullable VersionScheme scheme;
  private final Set<String> versions;
  private final List<Timeline> timelines = new ArrayList<>();

  /// @param point null for `0`, and in a limit for `*`
  private record Moment(Range.Type type, @Nullable VersionKey point, String version) {}

  private record Timeline(List<Moment> moments, List<Moment> limits) {}

  public Evaluation(Affected affected) {
    scheme = VersionScheme.ofEcosystem(affected.ecosystem()).orElse(null);
    versions = new HashSet<>(affected.versions());
    if (scheme != null) {
      affected.ranges().forEach(range -> timelines.add(timeline(range, scheme)));
    }
  }

  private static Timeline timeline(Range range, VersionScheme scheme) {
    List<Moment> moments = new ArrayList<>();
    List<Moment> limits = new ArrayList<>();
    for (Range.Event event : range.events()) {
      boolean limit = event.type() == Range.Type.LIMIT;
      boolean open = event.version().equals(limit ? "*" : "0");
      boolean start = open && (limit || event.type() == Range.Type.INTRODUCED);
      VersionKey point = start ? null : scheme.key(event.version());
      (limit ? limits : moments).add(new Moment(event.type(), point, event.version()));
    }
    moments.sort(Evaluation::compare);
    return new Timeline(moments, limits);
  }

  private static int compare(Moment left, Moment right) {
    int order =
        left.point == null || right.point == null
            ? Boolean.compare(left.point != null, right.point != null)
            : left.point.compareTo(right.point);
    return order != 0 ? order : left.type.compareTo(right.type);
  }

  /// Whether this entry says that a version is affected.
  ///
  /// @param key of the same version by the ecosystem's scheme; null where it has none
  public boolean affects(String version, @Nullable VersionKey key) {
    if (versions.contains(version)) {
      return true;
    }
    if (key != null) {
      for (Timeline timeline : timelines) {
        if (isWithin(timeline.limits, key) && isAffected(timeline.moments, key)) {
          return true;
        }
      }
    }
    return false;
  }

  public boolean affects(String version) {
    return affects(version, scheme == null ? null : scheme.key(version));
  }

  private static boolean isWithin(List<Moment> limits, VersionKey key) {
    for (Moment limit : limits) {
      if (limit.point == null || key.compareTo(limit.point) < 0) {
        return true;
      }
    }
    return limits.isEmpty();
  }

  private static boolean isAffected(List<Moment> moments, VersionKey key) {
    boolean affected = false;
    for (Moment moment : moments) {
      int order = moment.point == null ? 1 : key.compareTo(moment.point);
      switch (moment.type) {
        case INTRODUCED -> affected |= order >= 0;
        case FIXED -> affected &= order < 0;
        case LAST_AFFECTED -> affected &= order <= 0;
        case LIMIT -> {}
      }
    }
    return affected;
  }

  /// The versions that the ranges call fixed, earliest first.
  public List<String> fixes() {
    List<Moment> fixed = new ArrayList<>();
    for (Timeline timeline : timelines) {
      for (Moment moment : timeline.moments) {
        if (moment.type == Range.Type.FIXED) {
          fixed.add(moment);
        }
      }
    }
    return fixed.stream().sorted(Evaluation::compare).map(Moment::version).toList();
  }
}
