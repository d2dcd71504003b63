/** Reading what programs measured. */
@NullMarked
package dev.loki.application.metric;

import org.jspecify.annotations.NullMarked;
