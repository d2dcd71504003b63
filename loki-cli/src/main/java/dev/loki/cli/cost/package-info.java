/** {@code loki budget}: reserves, counts and shows what is consumed, against the project's budgets. */
@NullMarked
package dev.loki.cli.cost;

import org.jspecify.annotations.NullMarked;
