/** A session, governed from its start to its end: the command in it, what limits it, and whom it asks. */
@NullMarked
package dev.loki.application.run;

import org.jspecify.annotations.NullMarked;
