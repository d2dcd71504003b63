/** Keeping issues in step with the work they stand for, and the work with them. */
@NullMarked
package dev.loki.application.tracker;

import org.jspecify.annotations.NullMarked;
