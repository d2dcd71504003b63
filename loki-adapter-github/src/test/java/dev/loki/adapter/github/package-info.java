/** Tests of the adapter as a whole. */
@NullMarked
package dev.loki.adapter.github;

import org.jspecify.annotations.NullMarked;
