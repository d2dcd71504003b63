/** The hooks of Gemini CLI, and the settings they stand in. */
@NullMarked
package dev.loki.adapter.agents.gemini;

import org.jspecify.annotations.NullMarked;
