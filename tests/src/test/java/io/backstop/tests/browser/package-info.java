/** The report in a real browser: charts, zoom, keyboard, widths and colour schemes. Without Chromium these tests are skipped. */
@NullMarked
package io.backstop.tests.browser;

import org.jspecify.annotations.NullMarked;
