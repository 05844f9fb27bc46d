package dev.lockstep.engine.git.object;

import dev.lockstep.engine.ContentId;
import java.nio.charset.StandardCharsets;

/// Goes through the entries of a tree object: a mode in octal digits, a space, the name, a NUL
/// and the id, one after the other. Names are bytes; git orders them so, folders as if a slash
/// followed.
public final class TreeCursor {
  private static final int TYPE = 0170000;

  private final byte[] bytes;
  private final int end;
  private int mode;
  private int name;
  private int nameEnd;
  private int next;

  public TreeCursor(byte[] bytes, int from, int to) {
    this.bytes = bytes;
    this.next = from;
    this.end = to;
  }

  public TreeCursor(GitObject tree) {
    this(tree.bytes(), 0, tree.bytes().length);
  }

  /// Steps to the next entry; false behind the last one.
  ///
  /// @throws GitFailure where the bytes are no tree
  public boolean next() {
    if (next >= end) {
      return false;
    }
    int at = next;
    int value = 0;
    while (at < end && bytes[at] != ' ') {
      int digit = bytes[at++] - '0';
      if (digit < 0 || digit > 7 || value > 0777777) {
        throw GitFailure.corrupt("a tree with a malformed mode");
      }
      value = value << 3 | digit;
    }
    mode = value;
    name = at + 1;
    at = name;
    while (at < end && bytes[at] != 0) {
      at++;
    }
    nameEnd = at;
    next = at + 1 + ContentId.LENGTH;
    if (next > end || nameEnd == name) {
      throw GitFailure.corrupt("a tree that ends inside an entry");
    }
    return true;
  }

  public boolean isTree() {
    return (mode & TYPE) == 0040000;
  }

  /// A file, executable or not.
  public boolean isFile() {
    return (mode & TYPE) == 0100000;
  }

  public boolean isLink() {
    return (mode & TYPE) == 0120000;
  }

  /// A commit of another repository: a submodule.
  public boolean isCommit() {
    return (mode & TYPE) == 0160000;
  }

  public boolean isExecutable() {
    return isFile() && (mode & 0111) != 0;
  }

  public int mode() {
    return mode;
  }

  /// The name; bytes that are no UTF-8 become U+FFFD.
  public String name() {
    return new String(bytes, name, nameEnd - name, StandardCharsets.UTF_8);
  }

  /// The name, each byte a character: what can be compared and never loses anything.
  public String rawName() {
    return new String(bytes, name, nameEnd - name, StandardCharsets.ISO_8859_1);
  }

  public ContentId id() {
    return ContentId.of(bytes, nameEnd + 1);
  }

  /// Where the id lies in the tree's bytes.
  public int idAt() {
    return nameEnd + 1;
  }

  /// Where the name lies in the tree's bytes.
  public int nameAt() {
    return name;
  }

  public int nameLength() {
    return nameEnd - name;
  }
}
