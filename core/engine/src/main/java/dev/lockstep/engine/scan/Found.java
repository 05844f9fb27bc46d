package dev.lockstep.engine.scan;

import dev.lockstep.engine.cache.ContentKey;
import dev.lockstep.engine.cache.Examined;

/// A content of which extractors had something to say, at one of its places.
record Found(ContentKey key, long size, Place place, Examined examined) {}
