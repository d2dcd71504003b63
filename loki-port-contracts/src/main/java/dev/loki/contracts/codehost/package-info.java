/** What every code host does, and one in memory. */
@NullMarked
package dev.loki.contracts.codehost;

import org.jspecify.annotations.NullMarked;
