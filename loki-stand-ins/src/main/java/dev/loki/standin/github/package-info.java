/** A server that stands in for GitHub in tests. */
@NullMarked
package dev.loki.standin.github;

import org.jspecify.annotations.NullMarked;
