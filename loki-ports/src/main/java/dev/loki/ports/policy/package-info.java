/** Where policy files come from. */
@NullMarked
package dev.loki.ports.policy;

import org.jspecify.annotations.NullMarked;
