package io.backstop.keeper.state;

import io.backstop.contracts.chain.BehindException;
import io.backstop.contracts.chain.Block;
import io.backstop.contracts.chain.ChainException;
import io.backstop.contracts.chain.NoAnswerException;
import io.backstop.contracts.gateway.BlockEvents;
import io.backstop.model.venue.MarketEvent;
import java.util.ArrayList;
import java.util.List;

/** A chain of blocks whose events a test writes; the first has the number 0. */
final class ScriptedChain implements ReadableChain {

    final List<Long> pagesAsked = new ArrayList<>();
    int failures;
    long mostBlocksInAPage = Long.MAX_VALUE;
    private final List<BlockEvents> blocks = new ArrayList<>();
    private int made;

    ScriptedChain add(MarketEvent... events) {
        made++;
        blocks.add(new BlockEvents(blocks.size(), "0x" + made, List.of(events)));
        return this;
    }

    ScriptedChain drop(int depth) {
        blocks.subList(blocks.size() - depth, blocks.size()).clear();
        return this;
    }

    long head() {
        return blocks.size() - 1L;
    }

    List<MarketEvent> all() {
        return blocks.stream().flatMap(block -> block.events().stream()).toList();
    }

    @Override
    public Block block(long number) {
        if (number > head()) {
            throw new BehindException("script", Long.toString(number));
        }
        int at = Math.toIntExact(number);
        String parent = at == 0 ? "0x0" : blocks.get(at - 1).hash();
        return new Block(number, blocks.get(at).hash(), parent, number, 0);
    }

    @Override
    public List<BlockEvents> events(long first, long last) {
        if (failures > 0) {
            failures--;
            throw new NoAnswerException("script", new IllegalStateException());
        }
        pagesAsked.add(last - first + 1);
        if (last - first + 1 > mostBlocksInAPage) {
            throw new ChainException("too many blocks");
        }
        return blocks.subList(Math.toIntExact(first), Math.toIntExact(last) + 1).stream()
                .filter(block -> !block.events().isEmpty())
                .toList();
    }
}
