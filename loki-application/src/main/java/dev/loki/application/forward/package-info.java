/** Forwarding audit entries to other machines, behind the back of those who record them. */
@NullMarked
package dev.loki.application.forward;

import org.jspecify.annotations.NullMarked;
