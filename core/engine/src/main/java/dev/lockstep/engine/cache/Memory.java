package dev.lockstep.engine.cache;

import dev.lockstep.engine.Keeping;
import dev.lockstep.engine.source.FileStamp;
import org.jspecify.annotations.Nullable;

/// What earlier scans knew.
public interface Memory {
  /// Knows nothing and keeps nothing.
  Memory NONE =
      new Memory() {
        @Override
        public @Nullable Examined find(ContentKey key) {
          return null;
        }

        @Override
        public @Nullable ContentKey unchanged(String path, FileStamp stamp) {
          return null;
        }

        @Override
        public boolean keeps() {
          return false;
        }

        @Override
        public Keeping keeping(String detector) {
          return Keeping.NONE;
        }
      };

  /// What is known of a content; null where nothing is.
  @Nullable Examined find(ContentKey key);

  /// The content of a file whose stamp is what it was; null where it is not or nobody knows.
  @Nullable ContentKey unchanged(String path, FileStamp stamp);

  /// Whether what this scan learns will be asked for.
  boolean keeps();

  /// What a detector keeps of the target.
  Keeping keeping(String detector);
}
