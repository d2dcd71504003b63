/** The job of a workflow that Loki runs in. */
@NullMarked
package dev.loki.ports.workflow;

import org.jspecify.annotations.NullMarked;
