package dev.lockstep.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The rows of one benchmark: a work, our cost, the best peer's, and the ratio.
public final class Bench {
  private final PrintStream out;
  private final List<Row> rows = new ArrayList<>();

  public Bench(PrintStream out) {
    this.out = out;
  }

  /// States one work.
  ///
  /// @param ours and `peer` are in the same unit, which `detail` names
  public void row(String work, double ours, String peerName, double peer, String detail) {
    Row row = new Row(work, ours, peerName, peer, detail);
    rows.add(row);
    out.println(row.text());
  }

  public List<Row> rows() {
    return List.copyOf(rows);
  }

  /// The worst ratio of our cost to the best peer's; below 1 we are cheaper everywhere.
  public double worstRatio() {
    return rows.stream().mapToDouble(Row::ratio).max().orElse(Double.NaN);
  }

  /// One work.
  public record Row(String work, double ours, String peerName, double peer, String detail) {

    public double ratio() {
      return ours / peer;
    }

    String text() {
      return String.format(
          Locale.ROOT,
          "%-24s lockstep %10.3f  %s %10.3f  ratio %.3f (%.1f x)  %s",
          work,
          ours,
          peerName,
          peer,
          ratio(),
          peer / ours,
          detail);
    }
  }
}
