/** The control plane's audit log, and what ties it to the agent's. */
@NullMarked
package dev.loki.application.audit.dashboard;

import org.jspecify.annotations.NullMarked;
