/** Servers that stand in for Jira, Linear and GitHub in tests. */
@NullMarked
package dev.loki.standin;

import org.jspecify.annotations.NullMarked;
