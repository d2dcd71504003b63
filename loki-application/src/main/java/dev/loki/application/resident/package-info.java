/** What a resident process answers: whether it is the right one, hooks, and how it is. */
@NullMarked
package dev.loki.application.resident;

import org.jspecify.annotations.NullMarked;
