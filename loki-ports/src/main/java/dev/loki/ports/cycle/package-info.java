/** What a cycle needs: its run file, its state, somebody who runs its steps, and somebody who can hold it up. */
@NullMarked
package dev.loki.ports.cycle;

import org.jspecify.annotations.NullMarked;
