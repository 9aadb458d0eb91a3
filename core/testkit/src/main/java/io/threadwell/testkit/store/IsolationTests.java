package io.threadwell.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadwell.api.model.WorkspaceId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing of one workspace is ever seen from another. */
abstract class IsolationTests extends StoreTest {
    private static final List<WorkspaceId> WORKSPACES =
            List.of(WS, OTHER, new WorkspaceId("three"), WorkspaceId.DEFAULT);

    IsolationTests(CareStoreContract contract) {
        super(contract);
    }

    /**
     * The same ids, keys and names in all workspaces, changed at random: what a workspace shows must be what it would show if
     * it were alone.
     */
    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void workspaces_that_use_the_same_names_never_meet(long seed) {
        Random random = new Random(seed);
        List<WorkspaceModel> models = new ArrayList<>();
        WORKSPACES.forEach(workspace -> models.add(new WorkspaceModel(workspace, store)));
        for (int step = 0; step < 300; step++) {
            models.get(random.nextInt(models.size())).act(random, step);
        }
        models.forEach(WorkspaceModel::assertShowsOnlyItsOwn);
        models.forEach(WorkspaceModel::assertHasSomething);
        for (WorkspaceModel one : models) {
            models.stream().filter(other -> other != one).forEach(one::assertShowsNothingOf);
        }
    }

    @Test
    void a_workspace_that_nobody_used_is_empty() {
        WorkspaceModel used = new WorkspaceModel(WS, store);
        Random random = new Random(7);
        for (int step = 0; step < 60; step++) {
            used.act(random, step);
        }
        new WorkspaceModel(OTHER, store).assertShowsOnlyItsOwn();
        assertThat(store.desk(OTHER).lastChange()).isZero();
    }
}
