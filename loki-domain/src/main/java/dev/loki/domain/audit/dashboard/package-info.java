/** The hash chain of the control plane's audit log: its events, recipe and verification. */
@NullMarked
package dev.loki.domain.audit.dashboard;

import org.jspecify.annotations.NullMarked;
