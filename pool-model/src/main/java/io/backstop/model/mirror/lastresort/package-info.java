/**
 * Who bears a shortfall that no pocket paid: winners by rank, winners by a common rule, the account itself, or nobody.
 *
 * <p>What is borne, written off and still pending adds up to what was owed.
 */
@NullMarked
package io.backstop.model.mirror.lastresort;

import org.jspecify.annotations.NullMarked;
