/// The front end of JavaScript (ECMAScript 2025, JSX) and TypeScript (5.9, TSX).
@NullMarked
package dev.lockstep.source.javascript;

import org.jspecify.annotations.NullMarked;
