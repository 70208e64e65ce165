/**
 * What venues and papers have published, as recorded in files, against the model.
 *
 * <p>Invariant: expected figures and tolerances are the files', and an example whose inputs a file does not give is not
 * here but listed in {@code docs/sources.md}.
 */
@NullMarked
package io.backstop.tests.published;

import org.jspecify.annotations.NullMarked;
