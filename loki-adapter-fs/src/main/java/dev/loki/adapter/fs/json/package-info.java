/** JSON text read with Jackson's streaming parser into the domain's values. */
@NullMarked
package dev.loki.adapter.fs.json;

import org.jspecify.annotations.NullMarked;
