/**
 * How a keeper gets signed reports of a feed that nobody publishes, judges by them, and puts them into its own transactions.
 *
 * <p>Invariant: it judges by no price that the feed would not take now.
 */
@NullMarked
package io.backstop.keeper.reports;

import org.jspecify.annotations.NullMarked;
