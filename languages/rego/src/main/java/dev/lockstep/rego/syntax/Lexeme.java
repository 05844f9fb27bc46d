package dev.lockstep.rego.syntax;

import java.util.ArrayList;
import java.util.List;

/// A token of a source as it stands there; a template string is one.
///
/// @param text as it is written
/// @param kind what it is to whoever lays a source out
/// @param row the row it begins in, from 1
/// @param endRow the row it ends in
/// @param joined whether nothing stands between it and the one before
public record Lexeme(String text, Kind kind, int row, int endRow, boolean joined) {

  /// Kinds of tokens.
  public enum Kind {
    /// A name, a keyword where one may stand for a name, or a constant.
    OPERAND,
    /// A word of the language.
    KEYWORD,
    /// An operator between two operands.
    OPERATOR,
    /// Brackets, commas and the like.
    PUNCTUATION,
    COMMENT
  }

  /// The tokens of `source`, which must be a module of `version`, and its comments among them.
  public static List<Lexeme> of(String source, RegoVersion version) {
    Scanner scanner = new Scanner(source);
    Keywords keywords = new Keywords(version);
    List<Lexeme> all = new ArrayList<>();
    int end = 0;
    for (scanner.scan(keywords); scanner.token() != Token.EOF; scanner.scan(keywords)) {
      Token token = scanner.token();
      if (token == Token.WHITESPACE) {
        continue;
      }
      int start = scanner.start();
      int row = scanner.startRow();
      if (token.isTemplate()) {
        skipTemplate(scanner, keywords);
      }
      String text =
          token == Token.COMMENT ? scanner.literal() : source.substring(start, scanner.end());
      int endRow = row + (int) text.chars().filter(c -> c == '\n').count();
      all.add(new Lexeme(text, kind(token), row, endRow, start == end && start > 0));
      end = scanner.end();
      importKeywords(all, keywords);
    }
    return all;
  }

  private static void skipTemplate(Scanner scanner, Keywords keywords) {
    boolean raw =
        scanner.token() == Token.RAW_TEMPLATE_PART || scanner.token() == Token.RAW_TEMPLATE_END;
    while (!scanner.token().endsTemplate() && scanner.token() != Token.EOF) {
      int depth = 0;
      scanner.scan(keywords);
      while (scanner.token() != Token.EOF && !(depth == 0 && scanner.token() == Token.RBRACE)) {
        if (scanner.token().isTemplate()) {
          skipTemplate(scanner, keywords);
        }
        depth += scanner.token() == Token.LBRACE ? 1 : scanner.token() == Token.RBRACE ? -1 : 0;
        scanner.scan(keywords);
      }
      scanner.scanTemplate(raw);
    }
  }

  /// `import future.keywords.in` makes a word of the language of `in`.
  private static void importKeywords(List<Lexeme> all, Keywords keywords) {
    int size = all.size();
    if (size < 4 || !all.get(size - 4).text.equals("import")) {
      return;
    }
    String path = all.get(size - 3).text + all.get(size - 2).text + all.get(size - 1).text;
    if (path.equals("future.keywords") || path.equals("rego.v1")) {
      Keywords.OF_V1.forEach(keywords::add);
    }
  }

  private static Kind kind(Token token) {
    return switch (token) {
      case IDENT,
          NULL,
          TRUE,
          FALSE,
          NUMBER,
          STRING,
          TEMPLATE_PART,
          TEMPLATE_END,
          RAW_TEMPLATE_PART,
          RAW_TEMPLATE_END ->
          Kind.OPERAND;
      case PACKAGE, IMPORT, AS, DEFAULT, ELSE, NOT, SOME, WITH, EVERY, CONTAINS, IF -> Kind.KEYWORD;
      case ADD,
          SUB,
          MUL,
          QUO,
          REM,
          AND,
          OR,
          UNIFY,
          EQUAL,
          ASSIGN,
          IN,
          NEQ,
          GT,
          LT,
          GTE,
          LTE,
          LOGICAL_AND,
          LOGICAL_OR ->
          Kind.OPERATOR;
      case LBRACK,
          RBRACK,
          LBRACE,
          RBRACE,
          LPAREN,
          RPAREN,
          COMMA,
          COLON,
          DOT,
          SEMICOLON,
          ILLEGAL,
          EOF,
          WHITESPACE ->
          Kind.PUNCTUATION;
      case COMMENT -> Kind.COMMENT;
    };
  }
}
