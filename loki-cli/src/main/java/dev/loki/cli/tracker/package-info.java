/** {@code loki jira}, {@code loki linear} and {@code loki integrations}: issues elsewhere that stand for work here. */
@NullMarked
package dev.loki.cli.tracker;

import org.jspecify.annotations.NullMarked;
