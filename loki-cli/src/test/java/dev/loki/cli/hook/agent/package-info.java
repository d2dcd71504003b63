/** Loki before the real coding agents, each with a model that follows a script. */
@NullMarked
package dev.loki.cli.hook.agent;

import org.jspecify.annotations.NullMarked;
