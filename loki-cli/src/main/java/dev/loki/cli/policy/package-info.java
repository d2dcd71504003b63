/** {@code loki policy}: asks, explains, tests and checks the project's policies. */
@NullMarked
package dev.loki.cli.policy;

import org.jspecify.annotations.NullMarked;
