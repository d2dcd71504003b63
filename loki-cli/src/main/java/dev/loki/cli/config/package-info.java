/** {@code loki init} and {@code loki config}: what a project is told, begun and shown. */
@NullMarked
package dev.loki.cli.config;

import org.jspecify.annotations.NullMarked;
