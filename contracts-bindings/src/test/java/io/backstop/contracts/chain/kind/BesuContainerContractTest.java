package io.backstop.contracts.chain.kind;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.model.Container;
import io.backstop.contracts.Venues;
import io.backstop.contracts.chain.Chain;
import io.backstop.contracts.chain.NodeRequest;
import io.backstop.contracts.chain.process.MachineMark;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.testcontainers.DockerClientFactory;

class BesuContainerContractTest extends ChainContract {

    BesuContainerContractTest() {
        super(ChainKind.BESU);
    }

    @Override
    Set<String> nodes() {
        return DockerClientFactory.instance()
                .client()
                .listContainersCmd()
                .withShowAll(true)
                .withLabelFilter(List.of("io.backstop.owner"))
                .exec()
                .stream()
                .map(Container::getId)
                .collect(Collectors.toSet());
    }

    @Override
    void kill(String node) {
        DockerClientFactory.instance()
                .client()
                .removeContainerCmd(node)
                .withForce(true)
                .exec();
    }

    /** Both owners have a number that no process has here; only that of this machine is known to have gone. */
    @Test
    void whatAnotherMachineHasOnTheSameEngineStays() {
        String left = created(MachineMark.here() + " 4999999 1");
        String elsewhere = created("0ce91d21-6ddd-4ee1-aea9-5dd65d14a960/pid:[1] 4999999 1");
        try (Chain chain = ChainKind.BESU.start(NodeRequest.at(Venues.HOME, Venues.GENESIS))) {
            assertThat(chain.connection().blockNumber()).isPositive();
            assertThat(nodes()).contains(elsewhere).doesNotContain(left);
        } finally {
            kill(elsewhere);
        }
    }

    private static String created(String owner) {
        return DockerClientFactory.instance()
                .client()
                .createContainerCmd(BesuContainer.image().asCanonicalNameString())
                .withLabels(Map.of("io.backstop.owner", owner))
                .exec()
                .getId();
    }
}
