/**
 * The kinds of local chains that can be started here, and what each of them needs.
 *
 * <p>Invariant: a kind that cannot be started here says in one line what is missing and how to get it.
 */
@NullMarked
package io.backstop.contracts.chain.kind;

import org.jspecify.annotations.NullMarked;
