/** What a workflow may start, and what it is told. */
@NullMarked
package dev.loki.application.workflow;

import org.jspecify.annotations.NullMarked;
