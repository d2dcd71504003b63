/** What agents' hooks ask is answered, and what they tell is put on record. */
@NullMarked
package dev.loki.application.hook;

import org.jspecify.annotations.NullMarked;
