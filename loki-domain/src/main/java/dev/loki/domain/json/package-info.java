/** JSON as values, and the one canonical writer that hashes depend on. */
@NullMarked
package dev.loki.domain.json;

import org.jspecify.annotations.NullMarked;
