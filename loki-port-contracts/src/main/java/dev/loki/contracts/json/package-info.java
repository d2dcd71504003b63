/** What every JSON reader does. */
@NullMarked
package dev.loki.contracts.json;

import org.jspecify.annotations.NullMarked;
