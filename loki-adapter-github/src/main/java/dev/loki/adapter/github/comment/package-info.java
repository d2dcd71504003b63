/** Comments of our own, found again and kept within what GitHub takes. */
@NullMarked
package dev.loki.adapter.github.comment;

import org.jspecify.annotations.NullMarked;
