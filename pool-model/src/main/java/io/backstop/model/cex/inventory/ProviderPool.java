package io.backstop.model.cex.inventory;

import io.backstop.model.cex.sharing.WaterFilling;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Providers who share what is offered in proportion to what their limits still leave, to whole units: what is rounded off
 * goes to the largest remainders. Not thread safe.
 */
public final class ProviderPool implements Backstop {

    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;

    private final List<Provider> providers;
    private final IntPredicate isAble;
    private final List<RollingSum> ofMinute = new ArrayList<>();
    private final List<RollingSum> ofHour = new ArrayList<>();

    /** Providers who have taken nothing yet and may always take something. */
    public ProviderPool(List<Provider> providers) {
        this(providers, account -> true);
    }

    /**
     * Providers who have taken nothing yet.
     *
     * @param isAble whether an account may take something now
     */
    public ProviderPool(List<Provider> providers, IntPredicate isAble) {
        this.isAble = isAble;
        this.providers = List.copyOf(providers);
        for (int place = 0; place < this.providers.size(); place++) {
            ofMinute.add(new RollingSum(MINUTE));
            ofHour.add(new RollingSum(HOUR));
        }
    }

    /** What a provider may still take, by his place in the list; notional in the contract's money. */
    public long capacity(int place, long time) {
        Provider provider = providers.get(place);
        return Math.min(
                provider.perMinute() - ofMinute.get(place).at(time),
                provider.perHour() - ofHour.get(place).at(time));
    }

    @Override
    public List<Assignment> take(Offer offer) {
        long[] capacities = new long[providers.size()];
        long[] most = new long[providers.size()];
        for (int place = 0; place < most.length; place++) {
            boolean mayTake = isAble.test(providers.get(place).account());
            capacities[place] = mayTake ? capacity(place, offer.time()) : 0;
            most[place] = offer.within(capacities[place]);
        }
        long total = Arrays.stream(most).reduce(0, Math::addExact);
        long[] parts = WaterFilling.parts(Math.min(offer.quantity(), total), capacities, most);
        List<Assignment> taken = new ArrayList<>();
        for (int place = 0; place < parts.length; place++) {
            if (parts[place] > 0) {
                note(place, offer, parts[place]);
                taken.add(new Assignment(providers.get(place).account(), parts[place]));
            }
        }
        return taken;
    }

    private void note(int place, Offer offer, long part) {
        long notional = offer.notional(part);
        ofMinute.get(place).add(offer.time(), notional);
        ofHour.get(place).add(offer.time(), notional);
    }
}
