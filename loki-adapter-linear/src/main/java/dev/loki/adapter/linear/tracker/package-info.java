/** Issues and projects of Linear, over its GraphQL API; the documents that are sent are resources of this package. */
@NullMarked
package dev.loki.adapter.linear.tracker;

import org.jspecify.annotations.NullMarked;
