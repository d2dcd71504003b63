/** The process that stays beside a project, and how it is asked. */
@NullMarked
package dev.loki.ports.resident;

import org.jspecify.annotations.NullMarked;
