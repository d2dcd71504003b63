/** Forwards audit entries to other machines in the background: whoever records one never waits for it. */
@NullMarked
package dev.loki.application.forward;

import org.jspecify.annotations.NullMarked;
