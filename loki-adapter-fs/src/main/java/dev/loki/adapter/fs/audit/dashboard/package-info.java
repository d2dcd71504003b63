/** The control plane's audit log in daily files, shared with the original's writer. */
@NullMarked
package dev.loki.adapter.fs.audit.dashboard;

import org.jspecify.annotations.NullMarked;
