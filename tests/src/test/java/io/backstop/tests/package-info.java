/**
 * Tests of what crosses modules. A rule that one module can check alone is tested beside its code, so a failure here
 * always means that two parts disagree.
 */
@NullMarked
package io.backstop.tests;

import org.jspecify.annotations.NullMarked;
