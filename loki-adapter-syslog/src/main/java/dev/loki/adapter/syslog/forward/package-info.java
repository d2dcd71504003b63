/** Audit entries to a syslog server: transports, frames and formats. */
@NullMarked
package dev.loki.adapter.syslog.forward;

import org.jspecify.annotations.NullMarked;
