package dev.lockstep.engine.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// What one look at a file tells, without following it where it is a link.
record FileFacts(Type type, boolean executable, FileStamp stamp) {
  private static final int FORMAT = 0170000;

  /// What a name stands for.
  enum Type {
    FILE,
    FOLDER,
    LINK,
    SPECIAL
  }

  /// One system call where the file system is Unix's.
  static FileFacts of(Path path, boolean unix) throws IOException {
    return unix ? ofUnix(path) : ofAny(path);
  }

  static boolean isUnix(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("unix");
  }

  private static FileFacts ofUnix(Path path) throws IOException {
    Map<String, Object> facts =
        Files.readAttributes(
            path, "unix:mode,ino,ctime,size,lastModifiedTime", LinkOption.NOFOLLOW_LINKS);
    int mode = (Integer) fact(facts, "mode");
    FileStamp stamp =
        new FileStamp(
            (Long) fact(facts, "size"),
            nanos((FileTime) fact(facts, "lastModifiedTime")),
            nanos((FileTime) fact(facts, "ctime")),
            (Long) fact(facts, "ino"));
    return new FileFacts(type(mode), (mode & 0100) != 0, stamp);
  }

  private static Object fact(Map<String, Object> facts, String name) throws IOException {
    Object fact = facts.get(name);
    if (fact == null) {
      throw new IOException("the file system does not tell its " + name);
    }
    return fact;
  }

  private static Type type(int mode) {
    return switch (mode & FORMAT) {
      case 0100000 -> Type.FILE;
      case 0040000 -> Type.FOLDER;
      case 0120000 -> Type.LINK;
      default -> Type.SPECIAL;
    };
  }

  private static FileFacts ofAny(Path path) throws IOException {
    BasicFileAttributes facts =
        Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    Type type =
        facts.isRegularFile()
            ? Type.FILE
            : facts.isDirectory() ? Type.FOLDER : facts.isSymbolicLink() ? Type.LINK : Type.SPECIAL;
    return new FileFacts(
        type, false, new FileStamp(facts.size(), nanos(facts.lastModifiedTime()), 0, 0));
  }

  private static long nanos(FileTime time) {
    return time.to(TimeUnit.NANOSECONDS);
  }
}
