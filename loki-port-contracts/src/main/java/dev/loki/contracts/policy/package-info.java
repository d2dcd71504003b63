/** What every watch of policies and every decision log does, and one of each in memory. */
@NullMarked
package dev.loki.contracts.policy;

import org.jspecify.annotations.NullMarked;
