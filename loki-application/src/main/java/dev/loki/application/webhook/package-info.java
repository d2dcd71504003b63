/** Taking what services deliver. */
@NullMarked
package dev.loki.application.webhook;

import org.jspecify.annotations.NullMarked;
