/**
 * What the environment says, by subject: variables are read, and what is wrong with them is collected; nothing is refused or
 * wired here. What was read is immutable.
 */
@NullMarked
package dev.loki.bootstrap.settings;

import org.jspecify.annotations.NullMarked;
