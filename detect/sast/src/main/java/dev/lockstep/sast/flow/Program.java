package dev.lockstep.sast.flow;

import org.jspecify.annotations.Nullable;

/// The other files of a project, as far as calls lead there.
public interface Program {
  /// One file alone.
  Program NONE =
      new Program() {
        @Override
        public @Nullable Walk declaring(String type) {
          return null;
        }

        @Override
        public @Nullable Walk withFunction(String name) {
          return null;
        }

        @Override
        public @Nullable String onlyExtending(String type) {
          return null;
        }
      };

  /// The walk of the file that declares a class of this simple name, null where none or several do.
  @Nullable Walk declaring(String type);

  /// The walk of the file that declares a function of this name outside of classes, null where none
  /// or several do.
  @Nullable Walk withFunction(String name);

  /// The only class that extends or implements a type, null where that is not known.
  @Nullable String onlyExtending(String type);
}
