/// Reads git objects from packs and loose files. Read-only: nothing of a repository is executed,
/// and every byte is
/// taken for hostile.
///
/// Ids of commits, trees and tags have the form of content ids, so [dev.lockstep.engine.ContentId]
/// names them too. Formats are those of git's documentation: gitformat-pack, gitformat-index,
/// gitrepository-layout.
@NullMarked
package dev.lockstep.engine.git.object;

import org.jspecify.annotations.NullMarked;
