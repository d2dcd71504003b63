/** What GitHub delivers of its own accord. */
@NullMarked
package dev.loki.adapter.github.webhook;

import org.jspecify.annotations.NullMarked;
