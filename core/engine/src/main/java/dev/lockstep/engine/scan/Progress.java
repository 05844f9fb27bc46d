package dev.lockstep.engine.scan;

/// How far a scan is. Called from several threads at once, often: it only counts.
public interface Progress {
  /// Nobody looks.
  Progress NONE =
      new Progress() {
        @Override
        public void known(long entries) {}

        @Override
        public void done(long bytes) {}
      };

  /// So many more entries will be examined.
  void known(long entries);

  /// One more entry of so many bytes is done.
  void done(long bytes);
}
