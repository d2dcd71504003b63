/** Where the control plane's audit log is kept. */
@NullMarked
package dev.loki.ports.audit.dashboard;

import org.jspecify.annotations.NullMarked;
