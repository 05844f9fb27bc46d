package dev.lockstep.engine.source;

import dev.lockstep.engine.ContentId;

/// The name that a repository gives a content, and which repository it is.
///
/// Git computes names where objects come in; nobody checks them where a repository was copied as
/// files. So what is known of a name in one repository says nothing of that name in another.
///
/// @param repository tells repositories apart: the same for all names of one
public record VouchedId(ContentId id, long repository) {}
