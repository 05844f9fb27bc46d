package dev.lockstep.sast.flow;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The other files of a project, as far as calls lead there.
public interface Program {
  /// One file alone.
  Program NONE =
      new Program() {
        @Override
        public List<Walk> declaring(int file, String type) {
          return List.of();
        }

        @Override
        public List<Walk> withFunction(int file, String module, String name) {
          return List.of();
        }

        @Override
        public @Nullable String onlyExtending(String type) {
          return null;
        }

        @Override
        public List<String> extending(String type) {
          return List.of();
        }
      };

  /// The walk of the file that declares a class of this simple name, empty where that is not known.
  /// Several where the file that asks stands at several places, from which it means several.
  ///
  /// @param file the one that asks
  List<Walk> declaring(int file, String type);

  /// The same for a file that declares a function of this name outside of classes.
  ///
  /// @param file the one that asks
  /// @param module the module that it comes from, as it is written; empty where no import says it
  List<Walk> withFunction(int file, String module, String name);

  /// The only class that extends or implements a type, null where that is not known.
  @Nullable String onlyExtending(String type);

  /// The classes that extend or implement a type, where they are several and not too many; empty
  /// where that is not known.
  List<String> extending(String type);
}
