/** The hooks of Codex, and the settings they stand in. */
@NullMarked
package dev.loki.adapter.agents.codex;

import org.jspecify.annotations.NullMarked;
