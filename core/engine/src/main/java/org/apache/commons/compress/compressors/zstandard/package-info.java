/// What stands in for classes of Commons Compress that need native code.
@NullMarked
package org.apache.commons.compress.compressors.zstandard;

import org.jspecify.annotations.NullMarked;
