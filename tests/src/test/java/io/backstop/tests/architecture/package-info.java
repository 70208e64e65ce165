/**
 * Who may use whom, and which names are not words of the project. The rules read the compiled main classes of every
 * module, and hold for packages that do not exist yet.
 */
@NullMarked
package io.backstop.tests.architecture;

import org.jspecify.annotations.NullMarked;
