package dev.lockstep.rego.syntax;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The parser's place in a source: the token it looks at, what it has reported, and the way back.
///
/// A failed attempt is undone by [#restore]: that forgets what it reported too.
final class Cursor {
  private static final int MAX_DEPTH = 300;

  final Scanner scanner;
  final RegoVersion version;
  private final String file;
  private @Nullable Chain<RegoError> errors;
  private @Nullable Chain<Comment> comments;
  private List<String> hints = new ArrayList<>();
  private Keywords keywords;
  private Token token = Token.ILLEGAL;
  private String literal = "";
  private Location location = Location.NONE;
  private int lastEnd;
  private int tokenEnd;
  private boolean skippedNewline;
  private int wildcards;
  private int depth;

  Cursor(String file, String source, RegoVersion version, Keywords keywords) {
    this.file = file;
    this.scanner = new Scanner(source);
    this.version = version;
    this.keywords = keywords;
  }

  /// A place to return to.
  record State(
      Scanner.Mark mark,
      Keywords keywords,
      Token token,
      String literal,
      Location location,
      int lastEnd,
      int tokenEnd,
      boolean skippedNewline,
      int wildcards,
      @Nullable Chain<RegoError> errors,
      @Nullable Chain<Comment> comments,
      List<String> hints) {}

  State save() {
    return new State(
        scanner.mark(),
        keywords,
        token,
        literal,
        location,
        lastEnd,
        tokenEnd,
        skippedNewline,
        wildcards,
        errors,
        comments,
        List.copyOf(hints));
  }

  void restore(State state) {
    scanner.reset(state.mark);
    keywords = state.keywords;
    token = state.token;
    literal = state.literal;
    location = state.location;
    lastEnd = state.lastEnd;
    tokenEnd = state.tokenEnd;
    skippedNewline = state.skippedNewline;
    wildcards = state.wildcards;
    errors = state.errors;
    comments = state.comments;
    hints = new ArrayList<>(state.hints);
  }

  /// Goes on from `after`, as if what was read between `before` and it had been read again: what
  /// was reported and commented there is added to what is known here.
  void resume(State before, State after) {
    Chain<RegoError> knownErrors = errors;
    Chain<Comment> knownComments = comments;
    restore(after);
    errors = knownErrors;
    comments = knownComments;
    for (RegoError error : Chain.since(after.errors, before.errors)) {
      errors = new Chain<>(errors, error);
    }
    for (Comment comment : Chain.since(after.comments, before.comments)) {
      comments = new Chain<>(comments, comment);
    }
  }

  Token token() {
    return token;
  }

  boolean at(Token expected) {
    return token == expected;
  }

  void retag(Token other) {
    token = other;
  }

  String literal() {
    return literal;
  }

  Location location() {
    return location;
  }

  int offset() {
    return location.offset();
  }

  int lastEnd() {
    return lastEnd;
  }

  int tokenEnd() {
    return tokenEnd;
  }

  boolean skippedNewline() {
    return skippedNewline;
  }

  Keywords keywords() {
    return keywords;
  }

  void useKeywords(Keywords other) {
    keywords = other;
  }

  boolean hasErrors() {
    return errors != null;
  }

  List<RegoError> errors() {
    return Chain.toList(errors);
  }

  List<Comment> comments() {
    return Chain.toList(comments);
  }

  /// The comment read last, or null.
  @Nullable Comment lastComment() {
    return comments == null ? null : comments.last();
  }

  String nextWildcard() {
    return "$" + wildcards++;
  }

  /// Goes to the next token that is no white space.
  void scan() {
    scan(true);
  }

  /// Goes to the next token, white space included.
  void scanSpace() {
    scan(false);
  }

  private void scan(boolean skipSpace) {
    if (token != Token.WHITESPACE) {
      lastEnd = tokenEnd;
      skippedNewline = false;
    }
    while (true) {
      scanner.scan(keywords);
      take();
      if (token == Token.WHITESPACE) {
        skippedNewline |= location.text().equals("\n");
        if (skipSpace) {
          continue;
        }
      }
      if (token != Token.COMMENT) {
        return;
      }
      comments = new Chain<>(comments, new Comment(literal.substring(1), location));
    }
  }

  /// Goes on in a template string, behind the brace that ended an expression.
  void scanTemplate(boolean raw) {
    lastEnd = tokenEnd;
    skippedNewline = false;
    scanner.scanTemplate(raw);
    take();
  }

  private void take() {
    token = scanner.token();
    literal = scanner.literal();
    tokenEnd = scanner.end();
    location =
        new Location(
            file,
            scanner.startRow(),
            scanner.startColumn(),
            scanner.start(),
            scanner.start(),
            tokenEnd,
            scanner.source());
    if (!scanner.problems().isEmpty()) {
      token = Token.ILLEGAL;
      for (Scanner.Problem problem : scanner.problems()) {
        error(location, problem.message());
      }
    }
  }

  String text(int from, int to) {
    return from <= to ? scanner.source().substring(from, to) : "";
  }

  /// `start` spanning all up to the end of the token before this one.
  Location extended(Location start) {
    return start.spanning(start.offset(), lastEnd);
  }

  void hint(String hint) {
    hints.add(hint);
  }

  boolean hasHints() {
    return !hints.isEmpty();
  }

  void error(Location at, String message) {
    String full = message;
    if (hints.size() == 1) {
      full += " (hint: " + hints.getFirst() + ")";
    } else if (!hints.isEmpty()) {
      full += " (hints: " + String.join(", ", hints) + ")";
    }
    hints.clear();
    errors = new Chain<>(errors, new RegoError(RegoError.PARSE, full, at));
  }

  /// Reports the token, which may not stand here.
  void illegal(String note) {
    if (token == Token.ILLEGAL) {
      error(location, "illegal token");
      return;
    }
    String kind = token.isKeyword() ? "keyword" : "token";
    String what = "unexpected " + token.word() + " " + kind;
    error(location, note.isEmpty() ? what : what + ": " + note);
  }

  /// Goes one level deeper; false, and reported, where that is too deep.
  boolean enter() {
    if (++depth > MAX_DEPTH) {
      depth--;
      error(location, "max parsing recursion depth exceeded");
      return false;
    }
    return true;
  }

  void leave() {
    depth--;
  }

  /// Whether the token is a keyword that may be part of a reference.
  boolean isKeywordForReference() {
    String word = token.word();
    return token.isKeyword() && (Keywords.isReserved(word, version) || keywords.contains(word));
  }

  /// The token after this one, white space included.
  Token peekSpace() {
    State state = save();
    scanSpace();
    Token next = token;
    restore(state);
    return next;
  }

  /// Takes a keyword that begins a reference, as in `input.if`, for the name it is.
  boolean retagReferenceHead() {
    if (!isKeywordForReference()) {
      return false;
    }
    Token next = peekSpace();
    if (next == Token.DOT || next == Token.LBRACK) {
      token = Token.IDENT;
      return true;
    }
    return false;
  }
}
