package dev.lockstep.sca.match;

import dev.lockstep.sca.db.AdvisoryDatabase;
import dev.lockstep.sca.db.DatabaseDamaged;
import dev.lockstep.sca.db.KnownPackage;
import dev.lockstep.sca.version.VersionScheme;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Looks packages up in a database. One thread uses one matcher.
public final class Matcher {
  private final AdvisoryDatabase database;

  public Matcher(AdvisoryDatabase database) {
    this.database = database;
  }

  /// What is wrong with one package.
  ///
  /// @param vulnerabilities numbers in the database, ascending
  /// @param fixedIn the smallest later version that the fewest of them affect; null where
  ///     each later version is affected by as many
  /// @param major whether that version begins with another number
  /// @param left those of the vulnerabilities that the later version still has, and those that it
  ///     brings; ascending
  public record Match(
      List<Integer> vulnerabilities, @Nullable String fixedIn, boolean major, List<Integer> left) {
    public Match {
      vulnerabilities = List.copyOf(vulnerabilities);
      left = List.copyOf(left);
    }

    /// The later version that is not affected by one of the vulnerabilities; null where none is
    /// known.
    public @Nullable String fixOf(int vulnerability) {
      return left.contains(vulnerability) ? null : fixedIn;
    }
  }

  /// @param purl with its version; without one, all vulnerabilities of the package in any version
  /// @return empty where nothing is known against it
  public Optional<Match> match(String purl) throws DatabaseDamaged {
    Optional<OsvName> named = OsvName.of(purl);
    return named.isEmpty() ? Optional.empty() : match(named.get());
  }

  private Optional<Match> match(OsvName named) throws DatabaseDamaged {
    Optional<KnownPackage> found = database.find(named.ecosystem(), named.name());
    if (found.isEmpty()) {
      return Optional.empty();
    }
    KnownPackage known = found.get();
    VersionScheme scheme = VersionScheme.ofEcosystem(named.ecosystem()).orElse(null);
    boolean unknown = named.version().isEmpty();
    int position =
        unknown || scheme == null ? KnownPackage.NOWHERE : known.position(named.version(), scheme);
    SortedSet<Integer> affecting = new TreeSet<>();
    known.judge(
        named.version(),
        position,
        (vulnerability, affected) -> {
          if (unknown || affected) {
            affecting.add(vulnerability);
          }
        });
    if (affecting.isEmpty()) {
      return Optional.empty();
    }
    if (unknown || scheme == null) {
      return Optional.of(new Match(List.copyOf(affecting), null, false, List.copyOf(affecting)));
    }
    return Optional.of(upgrade(known, scheme, new Current(named.version(), position), affecting));
  }

  private record Current(String version, int position) {}

  /// Of the later versions that are called fixed the first one with the fewest vulnerabilities; a
  /// version before a release only for one that is such itself.
  private static Match upgrade(
      KnownPackage known, VersionScheme scheme, Current current, SortedSet<Integer> affecting) {
    int[] burdens = known.burdens();
    int first = (current.position() + 2) >> 1;
    int allowed = affecting.size();
    int burden = fewest(known, burdens, first, -1);
    while (burden < allowed) {
      for (int rank = first; rank < burdens.length; rank++) {
        if (burdens[rank] == burden && isUpgrade(known, scheme, current, rank)) {
          String fix = known.version(rank);
          SortedSet<Integer> left = left(known, fix, 2 * rank);
          if (left.size() < allowed) { // single versions may speak against it
            boolean major = !first(fix).equals(first(current.version()));
            return new Match(List.copyOf(affecting), fix, major, List.copyOf(left));
          }
        }
      }
      burden = fewest(known, burdens, first, burden);
    }
    return new Match(List.copyOf(affecting), null, false, List.copyOf(affecting));
  }

  /// The lightest burden above another one of the versions from a rank on that are called fixed.
  private static int fewest(KnownPackage known, int[] burdens, int first, int above) {
    int fewest = Integer.MAX_VALUE;
    for (int rank = first; rank < burdens.length; rank++) {
      if (burdens[rank] > above && burdens[rank] < fewest && known.isFix(rank)) {
        fewest = burdens[rank];
      }
    }
    return fewest;
  }

  private static boolean isUpgrade(
      KnownPackage known, VersionScheme scheme, Current current, int rank) {
    return known.isFix(rank)
        && (!known.isPrerelease(rank, scheme) || scheme.key(current.version()).isPrerelease());
  }

  private static SortedSet<Integer> left(KnownPackage known, String version, int position) {
    SortedSet<Integer> left = new TreeSet<>();
    known.judge(
        version,
        position,
        (vulnerability, affected) -> {
          if (affected) {
            left.add(vulnerability);
          }
        });
    return left;
  }

  private static String first(String version) {
    String text = version.startsWith("v") ? version.substring(1) : version;
    int end = 0;
    while (end < text.length() && Character.isDigit(text.charAt(end))) {
      end++;
    }
    return text.substring(0, end);
  }
}
