package dev.lockstep.sast.flow;

import dev.lockstep.sast.library.Library;
import dev.lockstep.sast.match.SourceFile;
import dev.lockstep.source.names.Names;
import dev.lockstep.source.tree.Tree;

/// A file as taint sees it, whatever the rule: its tree, the places in it that may hold data, and
/// its functions. Rules share one, and so may threads.
public final class Code {
  private final SourceFile file;
  private final Places places;
  private final Functions functions;
  private final Library library;

  /// @param library what is known of functions that the project only calls
  public Code(SourceFile file, Library library) {
    this.library = library;
    this.file = file;
    this.places = new Places(file.tree(), file.names());
    this.functions = new Functions(file.tree());
  }

  public Tree tree() {
    return file.tree();
  }

  public Names names() {
    return file.names();
  }

  Library library() {
    return library;
  }

  Places places() {
    return places;
  }

  public Functions functions() {
    return functions;
  }

  /// The module that an import of the file says a type is of, as it is written; empty where none
  /// does.
  public String moduleOf(String type) {
    String full = file.names().imported(type).orElse("");
    return full.substring(0, Math.max(0, full.lastIndexOf('.')));
  }
}
