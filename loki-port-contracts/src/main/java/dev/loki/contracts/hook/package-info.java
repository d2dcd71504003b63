/** What the hooks of every agent do. */
@NullMarked
package dev.loki.contracts.hook;

import org.jspecify.annotations.NullMarked;
