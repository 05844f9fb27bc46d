package dev.lockstep.sca.fix;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/// The files that are being changed. Each change is made to what the ones before it left, and is
/// remembered by its place in the file as it was.
public final class Texts {
  private final Function<String, Optional<String>> files;
  private final Map<String, Optional<String>> before = new HashMap<>();
  private final Map<String, String> after = new TreeMap<>();
  private final Map<String, List<Piece>> pieces = new TreeMap<>();
  private Cause cause;

  /// A stretch of a file that is replaced.
  ///
  /// @param start index into the text as it was
  /// @param causes why, in the order of the changes
  public record Piece(int start, int end, String replacement, List<Cause> causes) {
    public Piece {
      causes = List.copyOf(causes);
    }
  }

  /// @param files reads a file of the target by its path, `/` between names
  /// @param cause what the first changes are made for
  public Texts(Function<String, Optional<String>> files, Cause cause) {
    this.files = files;
    this.cause = cause;
  }

  /// Names what the changes to come are made for.
  public void because(Cause reason) {
    cause = reason;
  }

  /// As it is after the changes made so far; empty where there is no such file.
  public Optional<String> text(String path) {
    String changed = after.get(path);
    return changed != null ? Optional.of(changed) : before.computeIfAbsent(path, files);
  }

  /// A file as it was.
  public String before(String path) {
    return before.getOrDefault(path, Optional.empty()).orElse("");
  }

  /// What is replaced, by file, in the order of each file; no two touch.
  public Map<String, List<Piece>> pieces() {
    return pieces;
  }

  void replace(String path, int start, int end, String replacement) {
    String text = text(path).orElseThrow();
    List<Piece> old = pieces.getOrDefault(path, List.of());
    List<Piece> made = new ArrayList<>();
    List<Cause> causes = new ArrayList<>();
    int from = start;
    int to = end;
    int before = 0; // how much longer the text is for the pieces before the place
    int after = 0; // and for those up to its end
    int moved = 0;
    List<Piece> behind = new ArrayList<>();
    for (Piece piece : old) {
      int pieceStart = piece.start + moved;
      int pieceEnd = pieceStart + piece.replacement.length();
      int grown = piece.replacement.length() - (piece.end - piece.start);
      moved += grown;
      if (pieceEnd < start) {
        made.add(piece);
        before += grown;
        after += grown;
      } else if (pieceStart > end) {
        behind.add(piece);
      } else {
        from = Math.min(from, pieceStart);
        to = Math.max(to, pieceEnd);
        after += grown;
        causes.addAll(piece.causes);
      }
    }
    if (!causes.contains(cause)) {
      causes.add(cause);
    }
    String whole = text.substring(from, start) + replacement + text.substring(end, to);
    made.add(new Piece(from - before, to - after, whole, causes));
    made.addAll(behind);
    pieces.put(path, made);
    this.after.put(path, text.substring(0, start) + replacement + text.substring(end));
  }
}
