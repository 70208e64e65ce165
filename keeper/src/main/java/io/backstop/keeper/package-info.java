/**
 * The liquidation bot: it watches the chain, asks the pure keeper policy whom to liquidate, and sends what it answers. It
 * decides nothing itself and sees only the chain, so a failure here delays a liquidation but never changes it.
 */
@NullMarked
package io.backstop.keeper;

import org.jspecify.annotations.NullMarked;
