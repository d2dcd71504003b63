/** Digests of bytes. */
@NullMarked
package dev.loki.domain.digest;

import org.jspecify.annotations.NullMarked;
