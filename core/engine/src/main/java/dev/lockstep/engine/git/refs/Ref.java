package dev.lockstep.engine.git.refs;

import dev.lockstep.engine.ContentId;

/// A reference: a full name, and the object it names in the end.
public record Ref(String name, ContentId target) {}
