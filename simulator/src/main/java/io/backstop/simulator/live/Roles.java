package io.backstop.simulator.live;

import io.backstop.contracts.sender.TransactionSender;

/**
 * Who acts in a deployment. One account may play several roles, with one sender for all of them.
 *
 * @param deployer pays for the contracts and owns the deposits
 * @param publisher may publish prices
 * @param operator acts for the traders
 */
public record Roles(TransactionSender deployer, TransactionSender publisher, TransactionSender operator) {}
