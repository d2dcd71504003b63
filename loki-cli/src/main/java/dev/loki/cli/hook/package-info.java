/** {@code loki hook}: answers the hooks of coding agents, and puts them into their settings. */
@NullMarked
package dev.loki.cli.hook;

import org.jspecify.annotations.NullMarked;
