/** Asking the policies, and putting their answers on record. */
@NullMarked
package dev.loki.application.policy;

import org.jspecify.annotations.NullMarked;
