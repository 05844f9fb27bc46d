package dev.lockstep.sast.match;

/// What metavariables cannot stand for, known before a match is complete.
public interface Sieve {
  /// Lets everything through.
  Sieve OPEN =
      new Sieve() {
        @Override
        public boolean isAbout(String metavariable) {
          return false;
        }

        @Override
        public boolean admits(String metavariable, Value value) {
          return true;
        }
      };

  /// Whether it may not admit something for a metavariable.
  boolean isAbout(String metavariable);

  /// Whether a metavariable may stand for a value.
  boolean admits(String metavariable, Value value);
}
