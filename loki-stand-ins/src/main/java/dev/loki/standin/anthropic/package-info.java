/** A stand-in for Anthropic's Messages API, by which Claude Code asks its model. */
@NullMarked
package dev.loki.standin.anthropic;

import org.jspecify.annotations.NullMarked;
