/** The one reader of JSON: bounded text, read with Jackson's streaming parser into the domain's values. */
@NullMarked
package dev.loki.json;

import org.jspecify.annotations.NullMarked;
