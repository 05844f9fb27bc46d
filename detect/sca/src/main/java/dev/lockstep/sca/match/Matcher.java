package dev.lockstep.sca.match;

import dev.lockstep.sca.db.AdvisoryDatabase;
import dev.lockstep.sca.db.DatabaseDamaged;
import dev.lockstep.sca.osv.Evaluation;
import dev.lockstep.sca.version.VersionKey;
import dev.lockstep.sca.version.VersionScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
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
  /// @param fixedIn the smallest later version that none of them affects; null where none is known
  /// @param major whether that version begins with another number
  public record Match(List<Integer> vulnerabilities, @Nullable String fixedIn, boolean major) {
    public Match {
      vulnerabilities = List.copyOf(vulnerabilities);
    }
  }

  /// @param purl with its version; without one, all vulnerabilities of the package in any version
  /// @return empty where nothing is known against it
  public Optional<Match> match(String purl) throws DatabaseDamaged {
    Optional<OsvName> named = OsvName.of(purl);
    return named.isEmpty() ? Optional.empty() : match(named.get());
  }

  private Optional<Match> match(OsvName named) throws DatabaseDamaged {
    List<AdvisoryDatabase.Entry> entries = database.entries(named.ecosystem(), named.name());
    if (entries.isEmpty()) {
      return Optional.empty();
    }
    VersionScheme scheme = VersionScheme.ofEcosystem(named.ecosystem()).orElse(null);
    boolean unknown = named.version().isEmpty();
    VersionKey key = scheme == null || unknown ? null : scheme.key(named.version());
    TreeMap<Integer, Boolean> affected = new TreeMap<>();
    List<Evaluation> evaluations = new ArrayList<>();
    for (AdvisoryDatabase.Entry entry : entries) {
      Evaluation evaluation = new Evaluation(entry.affected());
      evaluations.add(evaluation);
      if (unknown || evaluation.affects(named.version(), key)) {
        affected.put(entry.vulnerability(), true);
      }
    }
    if (affected.isEmpty()) {
      return Optional.empty();
    }
    String fix = key == null || scheme == null ? null : fix(evaluations, scheme, key);
    boolean major = fix != null && !first(fix).equals(first(named.version()));
    return Optional.of(new Match(List.copyOf(affected.keySet()), fix, major));
  }

  /// The smallest version that is called fixed, is later, and is affected by nothing; a version
  /// before a release only for one that is such itself.
  private static @Nullable String fix(
      List<Evaluation> evaluations, VersionScheme scheme, VersionKey current) {
    String best = null;
    VersionKey bestKey = null;
    for (Evaluation evaluation : evaluations) {
      for (String candidate : evaluation.fixes()) {
        VersionKey key = scheme.key(candidate);
        boolean better =
            key.compareTo(current) > 0
                && (bestKey == null || key.compareTo(bestKey) < 0)
                && (!key.isPrerelease() || current.isPrerelease())
                && evaluations.stream().noneMatch(one -> one.affects(candidate, key));
        if (better) {
          best = candidate;
          bestKey = key;
        }
      }
    }
    return best;
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
