// Mirrors interfaces/IDeleverager.sol
package io.backstop.model.mirror.lastresort;

import io.backstop.model.venue.DeleveragingDue;

/** Who closes winners although they do not want to. */
public interface Deleverager {

    /** Closes winners as far as the named accounts go and there is need, the first in the queue first. */
    void deleverage(int[] named);

    /** Whether {@link #deleverage} has something to do now, and whose winners' turn it is. */
    DeleveragingDue due();

    /** What {@link #due} would say if this price (1e-8 dollar) came first. */
    DeleveragingDue dueAt(long markPrice);
}
