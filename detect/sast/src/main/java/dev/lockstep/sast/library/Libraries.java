package dev.lockstep.sast.library;

import dev.lockstep.source.tree.Language;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// The models of all languages: those of users, and our own behind them, which are read when a
/// language is first asked for. May be shared by threads.
public final class Libraries {
  /// The end of the names of compiled models.
  public static final String SUFFIX = ".models";

  private final Map<Language, List<Entry>> users;
  private final String digest;
  private final Map<Language, Library> known = new EnumMap<>(Language.class);

  /// Our own alone.
  public Libraries() {
    this(Map.of(), "");
  }

  /// @param users models that come before our own
  /// @param digest names them; empty where there are none
  public Libraries(Map<Language, List<Entry>> users, String digest) {
    this.users = Map.copyOf(users);
    this.digest = digest;
  }

  /// Names the users' models: the same have the same.
  public String digest() {
    return digest;
  }

  /// The models of a language.
  public synchronized Library of(Language language) {
    return known.computeIfAbsent(language, this::read);
  }

  /// Whether users' models of a language say where rules begin or end.
  public boolean haveEnds(Language language) {
    return users.getOrDefault(language, List.of()).stream()
        .anyMatch(entry -> entry.model().isEnd());
  }

  private Library read(Language language) {
    List<Entry> all = new ArrayList<>(users.getOrDefault(language, List.of()));
    String name = (language == Language.TYPESCRIPT ? Language.JAVASCRIPT : language).id();
    InputStream in = Libraries.class.getResourceAsStream(name + SUFFIX);
    if (in != null) {
      try (DataInputStream data = new DataInputStream(new BufferedInputStream(in))) {
        all.addAll(LibraryCodec.read(data));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return all.isEmpty() ? Library.EMPTY : new Library(all);
  }
}
