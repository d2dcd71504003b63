/** Where code is kept and reviewed. */
@NullMarked
package dev.loki.ports.codehost;

import org.jspecify.annotations.NullMarked;
