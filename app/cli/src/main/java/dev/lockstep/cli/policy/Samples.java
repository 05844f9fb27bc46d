package dev.lockstep.cli.policy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// How long single runs of one thing took.
///
/// @param nanos sorted
record Samples(List<Long> nanos) {
  private static final int MOST = 100_000;

  Samples {
    nanos = List.copyOf(nanos);
  }

  /// Runs `work` again and again until `duration` is over, once at least.
  ///
  /// @param durationNanos of the whole
  static Samples of(Runnable work, long durationNanos) {
    long[] taken = new long[MOST];
    int count = 0;
    long end = System.nanoTime() + durationNanos;
    while (count < MOST && (count == 0 || System.nanoTime() < end)) {
      long begin = System.nanoTime();
      work.run();
      taken[count++] = System.nanoTime() - begin;
    }
    return new Samples(Arrays.stream(taken, 0, count).sorted().boxed().toList());
  }

  int count() {
    return nanos.size();
  }

  long sum() {
    return nanos.stream().mapToLong(Long::longValue).sum();
  }

  long mean() {
    return sum() / count();
  }

  long percentile(int percent) {
    return nanos.get(Math.min(count() - 1, count() * percent / 100));
  }

  /// As `go test -bench` writes a benchmark.
  String gobench(String name) {
    return name + "\t" + count() + "\t" + mean() + " ns/op";
  }

  Json json() {
    Json spread = new Json();
    for (int percent : new int[] {50, 75, 90, 95, 99}) {
      spread.put("histogram_timer_rego_query_eval_ns_" + percent + "%", percentile(percent));
    }
    return new Json().put("N", count()).put("T", sum()).put("Extra", spread);
  }

  /// The rows of a table.
  List<List<String>> rows() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("samples", String.valueOf(count())));
    rows.add(List.of("ns/op mean", String.valueOf(mean())));
    for (int percent : new int[] {50, 90, 99}) {
      rows.add(List.of("ns/op " + percent + "%", String.valueOf(percentile(percent))));
    }
    return rows;
  }
}
