/** What docs/fitted-presets.md says of feeds that were fitted to recorded rounds. */
@NullMarked
package io.backstop.tests.laboratory;

import org.jspecify.annotations.NullMarked;
