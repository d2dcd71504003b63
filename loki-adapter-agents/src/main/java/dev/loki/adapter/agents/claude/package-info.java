/** The hooks of Claude Code, and the settings they stand in. */
@NullMarked
package dev.loki.adapter.agents.claude;

import org.jspecify.annotations.NullMarked;
