package dev.lockstep.engine.git.object;

import dev.lockstep.engine.ContentId;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/// The objects that lie each in a file of their own (gitrepository-layout,
/// `objects/[0-9a-f][0-9a-f]`).
final class LooseObjects {
  private static final int LONGEST_HEADER = 32;

  private final Path folder;

  LooseObjects(Path folder) {
    this.folder = folder;
  }

  Path file(ContentId id) {
    String hex = id.hex();
    return folder.resolve(hex.substring(0, 2)).resolve(hex.substring(2));
  }

  /// A loose object as a stream behind its header.
  ///
  /// @param size of the content, as the header says
  record Opened(ObjectType type, long size, InputStream content) {}

  /// Opens the object; null where it is not here. The caller closes the stream.
  @Nullable Opened open(ContentId id) {
    Path file = file(id);
    InputStream in;
    try {
      in = new InflaterInputStream(Files.newInputStream(file));
    } catch (NoSuchFileException e) {
      return null;
    } catch (IOException e) {
      throw unreadable(id, e);
    }
    try {
      return header(id, in);
    } catch (IOException e) {
      closeAfter(in, e);
      throw unreadable(id, e);
    } catch (GitFailure e) {
      closeAfter(in, e);
      throw e;
    }
  }

  private static void closeAfter(InputStream in, Exception cause) {
    try {
      in.close();
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }

  private static Opened header(ContentId id, InputStream in) throws IOException {
    StringBuilder header = new StringBuilder();
    for (int next = in.read(); next != 0; next = in.read()) {
      if (next < 0 || header.length() > LONGEST_HEADER) {
        throw malformed(id);
      }
      header.append((char) next);
    }
    int space = header.indexOf(" ");
    ObjectType type = space < 0 ? null : ObjectType.ofWord(header.substring(0, space));
    String digits = header.substring(space + 1);
    if (type == null || digits.isEmpty() || digits.length() > 18) {
      throw malformed(id);
    }
    long size = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        throw malformed(id);
      }
      size = size * 10 + digit;
    }
    return new Opened(type, size, in);
  }

  private static GitFailure malformed(ContentId id) {
    return GitFailure.corrupt("the header of loose object " + id.hex() + " is malformed");
  }

  private static GitFailure unreadable(ContentId id, IOException e) {
    boolean damaged = e instanceof ZipException || e instanceof EOFException;
    return new GitFailure(
        damaged ? GitFailure.Code.CORRUPT : GitFailure.Code.UNREADABLE,
        "loose object " + id.hex() + (damaged ? " is damaged: " : " cannot be read: ") + e,
        e);
  }

  /// Reads a whole object and checks that it has this id; null where it is not here.
  @Nullable GitObject read(ContentId id, long most) {
    Opened opened = open(id);
    if (opened == null) {
      return null;
    }
    try (InputStream in = opened.content()) {
      if (opened.size() > most) {
        throw new GitFailure(
            GitFailure.Code.OVER_LIMIT,
            id.hex() + " has " + opened.size() + " bytes, more than the limit of " + most);
      }
      // Grows with what is there, not with what a header claims.
      byte[] bytes = in.readNBytes((int) opened.size());
      if (bytes.length < opened.size() || in.read() >= 0) {
        throw GitFailure.corrupt("loose object " + id.hex() + " has not the size it says");
      }
      GitObject object = new GitObject(opened.type(), bytes);
      if (!object.id().equals(id)) {
        throw GitFailure.corrupt("loose object " + id.hex() + " holds something else");
      }
      return object;
    } catch (IOException e) {
      throw unreadable(id, e);
    }
  }

  /// Calls `each` with the ids of all objects here, in their order.
  void forEach(Consumer<ContentId> each) {
    for (int first = 0; first < 256; first++) {
      forEach(HexFormat.of().toHexDigits((byte) first), each);
    }
  }

  /// Calls `each` with the ids whose first two digits are these, in their order.
  void forEach(String prefix, Consumer<ContentId> each) {
    for (String rest : names(folder.resolve(prefix))) {
      if (rest.length() == 2 * ContentId.LENGTH - 2 && isHex(rest)) {
        each.accept(ContentId.of(HexFormat.of().parseHex(prefix + rest), 0));
      }
    }
  }

  private static List<String> names(Path folder) {
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
      List<String> names = new ArrayList<>();
      for (Path file : stream) {
        names.add(String.valueOf(file.getFileName()));
      }
      String[] sorted = names.toArray(String[]::new);
      Arrays.sort(sorted);
      return List.of(sorted);
    } catch (NoSuchFileException | NotDirectoryException e) {
      return List.of();
    } catch (IOException | DirectoryIteratorException e) {
      throw new GitFailure(
          GitFailure.Code.UNREADABLE, "the folder objects cannot be read: " + e, e);
    }
  }

  private static boolean isHex(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length == text.length()
        && text.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
  }
}
