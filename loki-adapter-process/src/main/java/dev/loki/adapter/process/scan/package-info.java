/** What git has staged, read through the git command. */
@NullMarked
package dev.loki.adapter.process.scan;

import org.jspecify.annotations.NullMarked;
