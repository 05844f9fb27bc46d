package dev.lockstep.hcl;

/// What a scanner tells apart.
enum TokenKind {
  NAME,
  NUMBER,
  QUOTE,
  HEREDOC,
  NEWLINE,
  END,
  OPEN_BRACE,
  CLOSE_BRACE,
  OPEN_BRACKET,
  CLOSE_BRACKET,
  OPEN_PAREN,
  CLOSE_PAREN,
  ASSIGN,
  COLON,
  DOUBLE_COLON,
  COMMA,
  DOT,
  ELLIPSIS,
  QUESTION,
  ARROW,
  TILDE,
  OPERATOR,
  OPEN_DEEP,
  CLOSE_DEEP,
  GAP,
  BAD
}
