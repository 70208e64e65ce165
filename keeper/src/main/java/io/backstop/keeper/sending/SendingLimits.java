package io.backstop.keeper.sending;

/**
 * What a keeper holds itself to when it sends.
 *
 * @param batch most liquidations in one transaction
 * @param window most transactions of one account that are in no block yet
 * @param blockShare percent of a block's gas that its liquidations may take
 * @param transactions most that are sent in all
 * @param simulates whether it asks the node first what would be refused
 * @param isDryRun whether nothing is sent at all
 */
public record SendingLimits(
        int batch, int window, int blockShare, long transactions, boolean simulates, boolean isDryRun) {

    /** Checks that something may be sent. */
    public SendingLimits {
        if (batch < 1 || window < 1 || blockShare < 1 || blockShare > 100 || transactions < 0) {
            throw new IllegalArgumentException("limits must be positive, were %d, %d, %d and %d"
                    .formatted(batch, window, blockShare, transactions));
        }
    }

    /** Number of liquidations that fit into a block's share of gas, one at least. */
    public int perBlock(long blockGasLimit, long gasOfOne) {
        long fit = blockGasLimit / 100 * blockShare / gasOfOne;
        return Math.toIntExact(Math.clamp(fit, 1, Integer.MAX_VALUE));
    }
}
