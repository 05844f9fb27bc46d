/// The words of the house: what a scan finds, what it could not examine, and what was decided.
///
/// Records without behaviour beyond their own validity, and without dependencies. Every other room
/// speaks
/// in these; `GLOSSARY.md` says what each means.
@NullMarked
package dev.lockstep.model;

import org.jspecify.annotations.NullMarked;
