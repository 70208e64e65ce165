package io.backstop.contracts.chain.kind;

import com.github.dockerjava.api.model.Container;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
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
}
